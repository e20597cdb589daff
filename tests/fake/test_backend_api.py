"""The Backend API through Clerk's own SDK, and the key set through the project's own key source."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from clerk_backend_api import Clerk
from clerk_backend_api.models import ClerkErrors

from reflex_clerk import Authenticator, KeySettings, SessionClaims, TokenError, Verifier, VerifierSettings
from reflex_clerk.keys.remote import RemoteKeys
from reflex_clerk.testing import FakeClerk, User


@pytest.fixture
def sdk(fake_clerk: FakeClerk) -> Iterator[Clerk]:
    with Clerk(bearer_auth=fake_clerk.secret_key, server_url=f"{fake_clerk.api_url}/v1") as client:
        yield client


def authenticate(settings: KeySettings, *tokens: str) -> list[SessionClaims | str]:
    """Verify tokens one after the other with keys that are fetched; give the claims, or the error's code."""

    async def outcome(authenticator: Authenticator, token: str) -> SessionClaims | str:
        try:
            return await authenticator.authenticate(token)
        except TokenError as refusal:
            return refusal.code

    async def run() -> list[SessionClaims | str]:
        authenticator = Authenticator(Verifier(VerifierSettings()), RemoteKeys(settings.endpoint))
        return [await outcome(authenticator, token) for token in tokens]

    return asyncio.run(run())


@pytest.mark.filterwarnings("ignore:warning. .. DEPRECATED:DeprecationWarning")  # the SDK reads its own old fields
def test_users(fake_clerk: FakeClerk, sdk: Clerk, ada: User) -> None:
    """The SDK's models are strict: a member that is missing would be an error."""
    fake_clerk.add_member(ada, fake_clerk.add_organization("Acme"), "org:admin")
    user = sdk.users.get(user_id=ada.id)
    assert (user.first_name, user.email_addresses[0].email_address) == ("Ada", "ada@example.com")
    assert [one.id for one in sdk.users.list(request={})] == [ada.id]
    changed = sdk.users.update(user_id=ada.id, first_name="Augusta")
    assert changed.first_name == "Augusta"
    merged = sdk.users.update_metadata(
        user_id=ada.id, public_metadata={"seen": True}, private_metadata={"plan": "gold"}
    )
    assert (merged.public_metadata, merged.private_metadata) == ({"seen": True}, {"plan": "gold"})
    memberships = sdk.users.get_organization_memberships(user_id=ada.id)
    assert [one.role for one in memberships.data] == ["org:admin"]
    made = sdk.users.create(email_address=["new@example.com"], first_name="New")
    assert fake_clerk.find_user("new@example.com") in fake_clerk.users
    assert made.first_name == "New"
    with pytest.raises(ClerkErrors) as missing:
        sdk.users.get(user_id="user_nobody")
    assert missing.value.data.errors[0].code == "resource_not_found"


def test_phone_numbers(sdk: Clerk, ada: User) -> None:
    """A new number is made primary and the old one deleted: what an update of a phone number is."""
    old = sdk.phone_numbers.create(request={"user_id": ada.id, "phone_number": "+12025550101", "verified": True})
    assert old is not None
    assert old.id is not None
    new = sdk.phone_numbers.create(request={"user_id": ada.id, "phone_number": "+12025550102", "primary": True})
    assert new is not None
    assert new.id is not None
    assert sdk.users.get(user_id=ada.id).primary_phone_number_id == new.id
    updated = sdk.phone_numbers.update(phone_number_id=new.id, verified=True)
    assert updated is not None
    assert updated.verification is not None
    assert updated.verification.status == "verified"
    sdk.phone_numbers.delete(phone_number_id=old.id)
    assert [one.phone_number for one in sdk.users.get(user_id=ada.id).phone_numbers] == ["+12025550102"]


def test_sessions(fake_clerk: FakeClerk, sdk: Clerk, ada: User) -> None:
    session = sdk.sessions.create(request={"user_id": ada.id})
    assert sdk.sessions.get(session_id=session.id).status == "active"
    assert [one.id for one in sdk.sessions.list(user_id=ada.id)] == [session.id]
    token = sdk.sessions.create_token(session_id=session.id, expires_in_seconds=30).jwt
    signed = Verifier(VerifierSettings(jwt_key=fake_clerk.jwt_key)).verify(token)
    assert (signed.user_id, signed.session_id) == (ada.id, session.id)
    assert signed.issued_at is not None
    assert signed.expires_at - signed.issued_at == 30
    assert sdk.sessions.revoke(session_id=session.id).status == "revoked"
    assert fake_clerk.sessions == []
    with pytest.raises(ClerkErrors):
        sdk.sessions.create_token(session_id=session.id)


def test_bans_and_tickets(fake_clerk: FakeClerk, sdk: Clerk, ada: User) -> None:
    fake_clerk.add_client(ada)
    ticket = sdk.sign_in_tokens.create(request={"user_id": ada.id})
    assert ticket is not None
    redeemed = fake_clerk.redeem_ticket(ticket.token or "")
    assert redeemed is not None
    assert redeemed.user is ada
    assert sdk.users.ban(user_id=ada.id).banned
    assert fake_clerk.sessions == []
    assert not sdk.users.unban(user_id=ada.id).banned


def test_the_secret_key_is_asked_for(fake_clerk: FakeClerk, ada: User) -> None:
    """An app with the wrong key must fail in its tests as it would in production."""
    with (
        Clerk(bearer_auth="sk_test_wrong", server_url=f"{fake_clerk.api_url}/v1") as stranger,
        pytest.raises(ClerkErrors) as refused,
    ):
        stranger.users.get(user_id=ada.id)
    assert refused.value.data.errors[0].code == "clerk_key_invalid"


def test_key_sets_of_both_apis_verify_the_tokens(fake_clerk: FakeClerk, sdk: Clerk, ada: User) -> None:
    [session] = fake_clerk.add_client(ada).sessions
    token = fake_clerk.session_token(session, organization=None)
    for settings in (
        KeySettings(secret_key=fake_clerk.secret_key, api_url=fake_clerk.api_url),
        KeySettings(publishable_key=fake_clerk.publishable_key, frontend_api_url=fake_clerk.proxy_url),
    ):
        [claims] = authenticate(settings, token)
        assert isinstance(claims, SessionClaims)
        assert claims.user_id == ada.id
    published = sdk.jwks.get_jwks()
    assert published is not None
    assert [key.kid for key in published.keys or []] == [fake_clerk.keys.current.kid]


@pytest.mark.parametrize("same_kid", [False, True])
def test_rotation(fake_clerk: FakeClerk, ada: User, *, same_kid: bool) -> None:
    """The key source fetches the new key, also when it has the old one's name; the old one is worth nothing then."""
    [session] = fake_clerk.add_client(ada).sessions
    before, kid = fake_clerk.session_token(session, organization=None), fake_clerk.keys.current.kid
    settings = KeySettings(publishable_key=fake_clerk.publishable_key, frontend_api_url=fake_clerk.proxy_url)

    async def run() -> tuple[SessionClaims, SessionClaims]:
        authenticator = Authenticator(Verifier(VerifierSettings()), RemoteKeys(settings.endpoint))
        first = await authenticator.authenticate(before)
        fake_clerk.rotate_keys(same_kid=same_kid)
        after = fake_clerk.session_token(session, organization=None)
        return first, await authenticator.authenticate(after)

    assert [one.user_id for one in asyncio.run(run())] == [ada.id, ada.id]
    assert (fake_clerk.keys.current.kid == kid) is same_kid
    assert fake_clerk.requests.count("jwks") == 2
    assert authenticate(settings, before) == ["token-invalid-signature" if same_kid else "jwk-kid-mismatch"]
