"""A wrong option is an error when it is set, with the option's name and what to do; a right one is kept as it is."""

from __future__ import annotations

import base64
import dataclasses
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from reflex_clerk.errors import ConfigError
from reflex_clerk.keys.endpoint import KeyEndpoint
from reflex_clerk.settings import KeySettings, VerifierSettings

from .minting import pem, private_key

EC_PEM = (
    ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
)
ED_PEM = ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
PRIVATE_PEM = private_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

WRONG: dict[str, list[Any]] = {
    "leeway": [-1, 3601, 1.0, 60.0, True, False, "60", None, [60], 10**30],
    "issuer": ["", 7, True, [], ["https://clerk.example.com"], b"https://clerk.example.com"],
    "authorized_parties": [
        "", [], (), [""], [None], [7], ["https://a.example", ""], {"https://a.example": 1}, {"a"}, b"a", 7, True,
        "https://a.example/", "https://a.example/app", "app.example.com", "https://", "https://A.example", "HTTPS://a.example",
        "https://a.example:", "https://a.example:x", "https://user@a.example", "https://*.a.example", " https://a.example",
        "https://a.example?x", "https://a.example#x", "//a.example", "null", ["https://good.example", "https://a.example/"],
    ],
    "audience": ["", [], [""], [None], 7, True, {"a": 1}, b"a"],
    "accept_pending": [1, 0, "yes", None, []],
    "accept_templates": [1, 0, "yes", None, []],
    "jwt_key": [
        "", "x", 7, b"-----BEGIN", [], True, pem().encode(), PRIVATE_PEM, EC_PEM.decode(), ED_PEM.decode(),
        pem(private_key("small", bits=1024)), pem()[:-30], pem()[30:], pem() + pem(), pem().replace("PUBLIC", "OTHER"),
        pem().replace("M", "!"), pem().replace("BEGIN PUBLIC", "BEGIN RSA PUBLIC"), "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\n\ud800\n-----END PUBLIC KEY-----",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("option", "value"), [(option, value) for option, values in WRONG.items() for value in values])
def test_a_wrong_option_is_refused_by_name(option: str, value: object) -> None:
    """Never at verification, where a wrong option would be everybody's sign-in."""
    wrong: dict[str, Any] = {option: value}
    with pytest.raises(ConfigError, match=rf"^{option} (must|is|cannot)") as caught:
        VerifierSettings(**wrong)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("leeway", [0, 1, 60, 3600])
def test_the_bounds_of_the_leeway_are_included(leeway: int) -> None:
    """0 to 3600 seconds; the default is that of the packages that came before."""
    assert VerifierSettings(leeway=leeway).leeway == leeway
    assert VerifierSettings().leeway == 60


ORIGINS = [
    "https://a.example",
    "http://localhost:3000",
    "http://[::1]:3000",
    "http://127.0.0.1",
    "chrome-extension://abcdef",
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_one_origin_may_be_given_alone(origin: str) -> None:
    assert VerifierSettings(authorized_parties=origin).authorized_parties == (origin,)
    assert VerifierSettings(authorized_parties=[origin]).authorized_parties == (origin,)


def test_what_is_set_cannot_be_changed() -> None:
    """Nor through the list that was passed: a check that was made stays true."""
    parties = ["https://app.example.com"]
    settings = VerifierSettings(authorized_parties=parties, audience="api")
    parties.append("https://evil.example")
    assert settings.authorized_parties == ("https://app.example.com",)
    assert settings.audience == ("api",)
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.leeway = 5000  # type: ignore[misc] # that is the point


def test_a_key_too_small_says_so() -> None:
    """Of a key that can be read, the reason is told; the key is not."""
    with pytest.raises(ConfigError, match="between 2048 and 8192 bits"):
        VerifierSettings(jwt_key=pem(private_key("small", bits=1024)))


def publishable(host: str, kind: str = "test") -> str:
    return f"pk_{kind}_" + base64.b64encode(f"{host}$".encode()).decode()


@pytest.mark.parametrize(
    ("key", "url"),
    [
        (publishable("foo-bar-13.clerk.accounts.dev"), "https://foo-bar-13.clerk.accounts.dev/.well-known/jwks.json"),
        (publishable("clerk.example.com", "live"), "https://clerk.example.com/.well-known/jwks.json"),
        (publishable("clerk.example.com").rstrip("="), "https://clerk.example.com/.well-known/jwks.json"),
        (publishable("a.b:8443"), "https://a.b:8443/.well-known/jwks.json"),
    ],
)
def test_the_publishable_key_names_the_frontend_api(key: str, url: str) -> None:
    """So no secret is needed to verify; padded or not, as Clerk gives it out."""
    assert KeySettings(publishable_key=key).endpoint == KeyEndpoint(url)


def test_the_secret_key_asks_the_backend_api() -> None:
    """The secret travels in the header alone; with both keys this one is used."""
    expected = KeyEndpoint("https://api.clerk.com/v1/jwks", "Bearer sk_test_x")
    assert KeySettings(secret_key="sk_test_x").endpoint == expected  # noqa: S106 - nobody's
    assert KeySettings(secret_key="sk_test_x", publishable_key="whatever").endpoint == expected  # noqa: S106 - nobody's


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://api.clerk.test", "https://api.clerk.test/v1/jwks"),
        ("https://api.clerk.test/", "https://api.clerk.test/v1/jwks"),
        ("http://localhost:4000", "http://localhost:4000/v1/jwks"),
        ("http://127.0.0.1:4000", "http://127.0.0.1:4000/v1/jwks"),
        ("http://[::1]:4000", "http://[::1]:4000/v1/jwks"),
        ("https://example.com/__clerk", "https://example.com/__clerk/v1/jwks"),
        ("https://example.com:65535/a/x/", "https://example.com:65535/a/x/v1/jwks"),
    ],
)
def test_another_address_may_stand_in(given: str, url: str) -> None:
    """A proxy, or a fake of Clerk on this machine."""
    assert KeySettings(secret_key="sk_test_x", api_url=given).endpoint.url == url  # noqa: S106 - nobody's


def test_a_proxy_may_stand_in_for_the_frontend_api() -> None:
    """Clerk's own option for domains behind a proxy."""
    settings = KeySettings(
        publishable_key=publishable("clerk.example.com"), frontend_api_url="https://example.com/__clerk"
    )
    assert settings.endpoint == KeyEndpoint("https://example.com/__clerk/.well-known/jwks.json")


@pytest.mark.parametrize(
    "url",
    [
        "", "api.clerk.com", "http://api.clerk.com", "ftp://api.clerk.com", "https://", "https://user:pw@api.clerk.com",
        "https://:pw@api.clerk.com", "https://api.clerk.com?x=1", "https://api.clerk.com#x",
        "https://api.clerk.com:65536", "https://api.clerk.com:x", "https://a..b", "https://a.b//c",
        "https://evil.example\\@api.clerk.com",
        "https://api.clerk.com\n", "https://api .clerk.com", "http://localhost.evil.example", "file:///etc/passwd", 7, None.__class__,
    ],
)  # fmt: skip
def test_keys_are_not_trusted_from_anywhere(url: Any) -> None:
    """Whoever answers for the key set can sign anybody in, and receives the secret key."""
    with pytest.raises(ConfigError, match=r"^api_url must"):
        KeySettings(secret_key="sk_test_x", api_url=url)  # noqa: S106 - nobody's
    with pytest.raises(ConfigError, match=r"^frontend_api_url must"):
        KeySettings(publishable_key=publishable("clerk.example.com"), frontend_api_url=url)


@pytest.mark.parametrize(
    "key",
    [
        "", "pk_test_", "pk_test_!!!!", "sk_test_x", publishable("localhost"), publishable("localhost:3000"), publishable(""),
        publishable("evil.example/path"), publishable("user@evil.example"), publishable("a.b$c.d"), publishable("a b.c"),
        publishable(".example.com"),
        publishable("a..b"), publishable("a.b."), publishable("cl=rk.com"), publishable("clerk.c=m"), publishable("a.b:"),
        publishable("clerk.example.com").replace("pk_test", "pk_prod"), "pk_test_" + base64.b64encode(b"clerk.example.com").decode(),
        publishable("clerk.example.com") + "\n", publishable("cl\u00e9rk.example.com"), "pk_test_A", 7, b"pk_test_x",
    ],
)  # fmt: skip
def test_a_wrong_publishable_key_is_refused(key: Any) -> None:
    """Nothing but a host name with a dot and the closing dollar sign, as clerk-js demands."""
    with pytest.raises(ConfigError, match=r"^publishable_key must"):
        KeySettings(publishable_key=key)


@pytest.mark.parametrize(
    "key", ["", "x", "pk_test_x", "sk_prod_x", "sk_test_", "sk_test_x y", "sk_test_x\r\nX: y", "sk_test_\u00e9", 7]
)
def test_a_wrong_secret_key_is_refused(key: Any) -> None:
    """What could not stand in a header least of all."""
    with pytest.raises(ConfigError, match=r"^secret_key must"):
        KeySettings(secret_key=key)


def test_keys_must_come_from_somewhere() -> None:
    """The message names the three ways."""
    with pytest.raises(ConfigError, match=r"secret_key, publishable_key, or jwt_key"):
        KeySettings()
