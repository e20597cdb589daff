"""The note of headers under which a signature held saves reading them again, and opens no way round a check."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from reflex_clerk import token as token_module
from reflex_clerk.errors import TokenError
from reflex_clerk.keys.jwks import MAX_PROVEN_HEADERS, KeySet
from reflex_clerk.token import Verifier

from .minting import NOW, claims, header, jwks, mint, private_key


def test_a_header_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """All tokens of a key have the same one."""
    keys, verifier = KeySet.parse(jwks()), Verifier()
    read: list[bytes] = []
    original = token_module._key_named_by

    def noting(segment: bytes, keys: KeySet) -> RSAPublicKey:
        read.append(segment)
        return original(segment, keys)

    monkeypatch.setattr(token_module, "_key_named_by", noting)
    for n in range(5):
        assert verifier.verify(mint(claims(n=n)), NOW, keys=keys)
    assert len(read) == 1


def test_only_a_signature_that_holds_proves_a_header() -> None:
    """Otherwise anybody could fill the note, and a forged token would leave a trace."""
    keys = KeySet.parse(jwks())
    for token in (mint(key=private_key("attacker")), mint(head=header(kid="other")), mint(head=header(alg="none"))):
        with pytest.raises(TokenError):
            Verifier().verify(token, NOW, keys=keys)
    assert not keys.proven_headers


def test_the_note_is_bounded() -> None:
    """Headers that differ in each token, should Clerk ever make such, are verified all the same."""
    keys = KeySet.parse(jwks())
    for n in range(3 * MAX_PROVEN_HEADERS):
        assert Verifier().verify(mint(head=header(oiat=n)), NOW, keys=keys)
    assert len(keys.proven_headers) == MAX_PROVEN_HEADERS


def test_a_note_belongs_to_its_key_set() -> None:
    """After a rotation the same header names another key, or none."""
    token = mint()
    assert Verifier().verify(token, NOW, keys=KeySet.parse(jwks()))
    with pytest.raises(TokenError):
        Verifier().verify(token, NOW, keys=KeySet())
