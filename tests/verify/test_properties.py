"""Whatever comes, JSON or bytes, as token, header, claims or key set: claims or a `TokenError`, and nothing else."""

from __future__ import annotations

import inspect
import json
import math
from typing import Any

import jwt
from hypothesis import given, settings
from hypothesis import strategies as st

from reflex_clerk.claims import SessionClaims
from reflex_clerk.errors import TokenError
from reflex_clerk.keys.jwks import KeySet
from reflex_clerk.settings import VerifierSettings
from reflex_clerk.token import Verifier

from .corpus.not_objects import ALPHABET
from .minting import NOW, claims, header, jwk, jwks, mint, private_key, segment, sign_text

KEYS = KeySet.parse(jwks())
STRICT = VerifierSettings(
    issuer="https://clerk.example.com",
    authorized_parties=["https://app.example.com"],
    audience=["api", "web"],
    leeway=5,
)

texts = st.text(st.characters(codec=None), max_size=8)  # surrogates, too: JSON's escapes can spell them
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
)
times = st.sampled_from([NOW - 61, NOW - 60, NOW - 5, NOW - 4, NOW, NOW + 5, NOW + 6, NOW + 60, NOW + 61, 0, -1, 1e300])
few = settings(max_examples=100, deadline=None)


def verdict(token: object, keys: KeySet = KEYS, options: VerifierSettings | None = None) -> SessionClaims | None:
    """Verify; None for refused. Anything but a `TokenError` comes through and fails the test."""
    try:
        return Verifier(options).verify(token, NOW, keys=keys)
    except TokenError:
        return None


@few
@given(json_values)
def test_no_json_value_is_a_token(value: object) -> None:
    assert verdict(value) is None


@few
@given(json_values)
def test_any_json_value_may_be_fetched_as_a_key_set(document: object) -> None:
    assert verdict(mint(), KeySet.parse(document)) is None


@few
@given(st.dictionaries(st.sampled_from(["kty", "use", "alg", "key_ops", "n", "e", "kid", "d"]), json_values))
def test_a_key_with_any_members_changed_never_does_harm(changes: dict[str, Any]) -> None:
    """The right key beside it goes on to work, unless the changed one is usable and has the same kid."""
    keys = KeySet.parse(jwks(jwk(**changes), jwk(kid="ins_other")))
    verdict(mint(), keys)
    assert verdict(mint(head=header(kid="ins_other")), keys) is not None


@few
@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=300))
def test_any_bytes_as_segments(head: bytes, payload: bytes, signature: bytes) -> None:
    assert verdict(f"{segment(head)}.{segment(payload)}.{segment(signature)}") is None


@few
@given(st.binary(max_size=60))
def test_any_signed_bytes_as_payload(payload: bytes) -> None:
    assert verdict(mint(payload)) is None


@few
@given(st.binary(max_size=60))
def test_any_signed_bytes_as_header(head: bytes) -> None:
    assert verdict(mint(head=head)) is None


@few
@given(st.text(ALPHABET + ".", max_size=200))
def test_any_text_of_a_tokens_characters(text: str) -> None:
    assert verdict(text) is None


@few
@given(st.dictionaries(st.sampled_from(["alg", "kid", "crit", "b64", "typ", "cat", "jwk", "x5c"]) | texts, json_values))
def test_any_header_is_accepted_or_refused_for_its_own_reasons(changes: dict[str, Any]) -> None:
    """Tell from the header alone: alg, kid, typ, crit and b64 decide, and nothing else does."""
    head = header(**changes)
    right = (
        head["alg"] == "RS256"
        and head["kid"] == header()["kid"]
        and "crit" not in head
        and head.get("b64", True) is True
        and str(head.get("typ", "JWT")).lower() == "jwt"
    )
    assert (verdict(mint(head=head)) is not None) == (right and _is_json(head))


@few
@given(st.data())
def test_claims_are_accepted_exactly_if_an_independent_reading_of_the_contract_says_so(data: st.DataObject) -> None:
    """Claims near the bounds, and of any type, against the contract written down a second time."""
    members: dict[str, st.SearchStrategy[Any]] = {
        "exp": times, "nbf": times, "iat": times, "sub": st.just("user_1"), "sid": st.just("sess_1"), "iss": st.just(STRICT.issuer),
        "azp": st.just("https://app.example.com"), "aud": st.sampled_from(["api", ["web", 7], "other", []]),
        "sts": st.sampled_from(["active", "pending"]),
    }  # fmt: skip
    odd = data.draw(st.dictionaries(st.sampled_from(sorted(members)), json_values, max_size=2))
    payload = {**{name: data.draw(values) for name, values in members.items()}, **odd}
    for name in data.draw(st.sets(st.sampled_from(sorted(members)), max_size=1)):
        del payload[name]
    for options in (VerifierSettings(), STRICT, VerifierSettings(leeway=0, accept_pending=True, accept_templates=True)):
        accepted = verdict(mint(payload), options=options)
        assert (accepted is not None) == (_should_hold(payload, options) and _is_json(payload))


def _should_hold(payload: dict[str, Any], options: VerifierSettings) -> bool:
    def time(name: str) -> float:
        value = payload.get(name)
        good = isinstance(value, int | float) and not isinstance(value, bool) and not math.isnan(value)
        return value if good and abs(value) != math.inf else math.nan  # type: ignore[arg-type,return-value] # checked by `good`

    checks = [
        isinstance(payload.get("sub"), str) and payload["sub"].startswith("user_"),
        options.accept_templates or (isinstance(payload.get("sid"), str) and payload["sid"] != ""),
        time("exp") > NOW - options.leeway,
        time("nbf") <= NOW + options.leeway,
        "iat" not in payload or time("iat") <= NOW + options.leeway,
        options.issuer in (None, payload.get("iss")),
        options.authorized_parties is None or payload.get("azp") in list(options.authorized_parties),
        options.accept_pending or payload.get("sts") != "pending",
    ]
    if options.audience is not None:
        audience = payload.get("aud")
        held = audience if isinstance(audience, list) else [audience]
        checks.append(any(isinstance(one, str) and one in options.audience for one in held))
    return all(checks)


def _is_json(value: object) -> bool:
    """Tell whether Python's writer makes JSON of a value: it writes NaN, Infinity and halves of pairs as well."""
    try:
        json.dumps(json.loads(json.dumps(value, allow_nan=False)), ensure_ascii=False).encode()
    except ValueError:
        return False
    return True


@few
@given(st.data())
def test_no_change_of_a_single_character_is_accepted(data: st.DataObject) -> None:
    token = mint()
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from(sorted(set(ALPHABET + ".=") - {token[place]})))
    assert verdict(token[:place] + other + token[place + 1 :]) is None
    assert verdict(token[:place] + token[place + 1 :]) is None
    assert verdict(token[:place] + other + token[place:]) is None


@few
@given(st.dictionaries(texts, json_values, max_size=5))
def test_what_is_accepted_pyjwt_reads_the_same_way(extra: dict[str, Any]) -> None:
    """Another implementation, asked for the signature alone, gives the same claims."""
    token = mint({**claims(), **extra})
    accepted = verdict(token)
    if accepted is not None:
        only_signature = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False}
        key = private_key().public_key()
        options: Any = {**only_signature, "verify_iss": False, "verify_sub": False, "verify_jti": False}
        assert jwt.decode(token, key, algorithms=["RS256"], options=options) == accepted.raw


@few
@given(st.dictionaries(st.sampled_from(sorted(claims())) | texts, json_values))
def test_typed_access_stands_any_json(payload: dict[str, Any]) -> None:
    """Every property of the claims, also of claims that no verifier has seen."""
    read = SessionClaims(payload)
    for name, member in inspect.getmembers(SessionClaims):
        if isinstance(member, property):
            getattr(read, name)
    assert hash(read) is not None
    assert "values hidden" in repr(read)


def test_signing_text_is_what_the_other_tests_rely_on() -> None:
    """A valid token is accepted at all; without this the properties above could hold for a verifier that refuses all."""
    assert verdict(sign_text(f"{segment(header())}.{segment(claims())}")) is not None
