"""Tokens that must be accepted: every form that Clerk gives out, and oddities that do no harm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives.serialization import PublicFormat

from ..minting import ABSENT, KID, claims, header, jwk, jwks, mint, pem, private_key
from .case import Case

EVERYTHING = {
    "issuer": "https://clerk.example.com",
    "authorized_parties": ["https://app.example.com"],
    "audience": "api",
    "leeway": 0,
}


def cases() -> Iterator[Case]:
    yield from _versions()
    yield from _claims()
    yield from _headers()
    yield from _networkless()


def _versions() -> Iterator[Case]:
    organization = {"id": "org_1", "slg": "acme", "rol": "admin", "per": "read,manage", "fpm": "3,1"}
    one = {
        "v": ABSENT,
        "org_id": "org_1",
        "org_role": "org:admin",
        "org_slug": "acme",
        "org_permissions": ["org:x:read"],
    }
    yield Case("valid-v2", "a session token as it is today", mint())
    yield Case(
        "valid-v2-organization",
        "with an organization",
        mint(claims(o=organization, fea="o:dash,u:search", pla="u:free")),
    )
    yield Case("valid-v1", "an older token", mint(claims(v=ABSENT, fva=ABSENT, sts=ABSENT)))
    yield Case("valid-v1-organization", "an older token with an organization", mint(claims(**one)))
    yield Case("valid-impersonated", "somebody acts as the user", mint(claims(act={"sub": "user_admin"})))
    yield Case("valid-everything-asked", "every option set", mint(claims(aud="api")), settings=EVERYTHING)
    minimal = {name: value for name, value in claims().items() if name in ("sub", "sid", "exp", "nbf")}
    yield Case("valid-minimal", "nothing but what is required", mint(minimal))


def _claims() -> Iterator[Case]:
    """Claims that nobody asked about may be anything: a JWT template sets them."""
    strange: tuple[Any, ...] = (None, True, -1, 1e300, "", "\ud83d\ude00", "\0", [], [[[]]], {}, {"": {}}, "x" * 5000)
    for member in ("jti", "o", "org_id", "fva", "act", "v", "fea", "custom"):
        for position, value in enumerate(strange):
            yield Case(
                f"claim-{member}-{position}",
                "not required here; whoever reads it stands any JSON",
                mint(claims(**{member: value})),
            )
    yield Case("claim-unicode", "names are not ASCII", mint(json.dumps(claims(name="Zoë 🗝"), ensure_ascii=False)))
    yield Case("claim-spaces", "white space is JSON", mint(json.dumps(claims(), indent=2)))
    yield Case("claim-subject-unicode", "text is text", mint(claims(sub="user_用户")))
    yield Case("claim-subject-space", "nothing is trimmed", mint(claims(sub="user_ ")))
    digits = json.dumps(claims()).replace("{", f'{{"n":{"9" * 4000},', 1)
    yield Case("claim-4000-digits", "within what Python reads", mint(digits))
    yield Case("claim-nested", "deep, but not too deep", mint(claims(x=json.loads("[" * 190 + "]" * 190))))
    twice = json.dumps(claims()).replace("{", '{"sub":"user_first",', 1)
    yield Case("claim-twice", "of a name given twice the last counts, and Clerk signed both", mint(twice))


def _headers() -> Iterator[Case]:
    """Members that say nothing about algorithm, kind and key are never read."""
    harmless: dict[str, list[Any]] = {
        "typ": [ABSENT, "jwt", "Jwt"], "cat": [ABSENT, None, 7, [], "cl_other"], "cty": ["JWT", None, 7],
        "zip": ["DEF", None], "jwk": [None, {}, 7], "jku": [None, 7], "x5u": [None], "x5c": [[], None], "oiat": [1_800_000_000],
        "b64": [True], "enc": ["A256GCM"], "p2c": [10**12], "epk": [{}],
    }  # fmt: skip
    for member, values in harmless.items():
        for position, value in enumerate(values):
            yield Case(f"header-{member}-{position}", "says nothing", mint(head=header(**{member: value})))
    minimal = mint(head={"kid": KID, "alg": "RS256"})
    yield Case("header-minimal", "kid and alg are enough", minimal)
    twice = json.dumps(header()).replace('"RS256"', '"none","alg":"RS256"')
    yield Case("header-twice", "of a name given twice the last counts, and Clerk signed both", mint(head=twice))
    unicode_kid = "schlüssel-🔑"
    yield Case(
        "header-kid-unicode",
        "a kid is any text",
        mint(head=header(kid=unicode_kid)),
        key_set=jwks(jwk(kid=unicode_kid)),
    )


def _networkless() -> Iterator[Case]:
    """One PEM key: the kid is not looked at, everything else is."""
    settings = {"jwt_key": pem()}
    for position, kid in enumerate((KID, "ins_other", ABSENT, None, "", 7, [], {})):
        token = mint(head=header(kid=kid))
        yield Case(f"networkless-kid-{position}", "the kid is not looked at", token, settings=settings, key_set=None)
    other = jwks(jwk(private_key("attacker")))
    yield Case("networkless-not-the-set", "nor is a key set", mint(), settings=settings, key_set=other)
    spellings = {
        "crlf": pem().replace("\n", "\r\n"), "literal": pem().replace("\n", "\\n"), "literal-crlf": pem().replace("\n", "\\r\\n"),
        "spaces": pem().strip().replace("\n", " "), "none": pem().replace("\n", ""), "quotes": f'"{pem().strip()}"',
        "indented": pem().replace("\n", "\n    "), "surrounded": f"\n\n {pem()} \n", "pkcs1": pem(form=PublicFormat.PKCS1),
        "pkcs1-literal": pem(form=PublicFormat.PKCS1).replace("\n", "\\n"), "single-quotes": f"'{pem()}'",
        "long-lines": "-----BEGIN PUBLIC KEY-----\n" + "".join(pem().splitlines()[1:-1]) + "\n-----END PUBLIC KEY-----",
    }  # fmt: skip
    for name, text in spellings.items():
        yield Case(
            f"networkless-pem-{name}",
            "as environment variables hold it",
            mint(),
            settings={"jwt_key": text},
            key_set=None,
        )
