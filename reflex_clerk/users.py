"""The signed-in user's record at Clerk, through Clerk's own SDK: the extra `users`, imported when first used.

A record is fetched beside the sign-in, never as a part of it: an outage, or a value in the record that the SDK does not
know, leaves the user signed in and the fields empty.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import reflex as rx
from reflex.utils.exceptions import ImmutableStateError

from .configuration import backend
from .errors import ConfigError
from .hooks import reset_on_identity_change
from .leniency import construct
from .state import ClerkState, live_identity

if TYPE_CHECKING:
    from clerk_backend_api import Clerk
    from clerk_backend_api.models import PhoneNumber, User

_log = logging.getLogger(__name__)

TIMEOUT_MS = 10_000
"""Milliseconds that Clerk has to answer."""

S = TypeVar("S", bound=rx.State)


class UserError(Exception):
    """The user's record could not be had; the session is not touched by it."""


class MissingUserError(UserError):
    """Nobody is signed in, or Clerk has no such user any more."""


class UserUnavailableError(UserError):
    """Clerk did not answer, or refused; `status` is the HTTP status if there was one."""

    def __init__(self, problem: str, status: int | None = None) -> None:
        super().__init__(problem)
        self.status = status


class UserDetails(NamedTuple):
    """The part of a user's record that `ClerkUser` shows; empty where the user or Clerk has nothing."""

    user_id: str | None = None
    """Whose it is; None while nothing is loaded."""
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    email_address: str = ""
    phone_number: str = ""
    phone_number_id: str = ""
    has_image: bool = False
    image_url: str = ""

    @classmethod
    def of(cls, user: Any) -> UserDetails:
        """Read a record of Clerk's SDK, whatever of it is missing."""
        email = _primary(user, "email_addresses", "primary_email_address_id")
        phone = _primary(user, "phone_numbers", "primary_phone_number_id")
        return cls(
            user_id=_text(user, "id"),
            first_name=_text(user, "first_name"),
            last_name=_text(user, "last_name"),
            username=_text(user, "username"),
            email_address=_text(email, "email_address"),
            phone_number=_text(phone, "phone_number"),
            phone_number_id=_text(phone, "id"),
            has_image=getattr(user, "has_image", False) is True,
            image_url=_text(user, "image_url"),
        )


NO_DETAILS = UserDetails()


@reset_on_identity_change
class ClerkUser(rx.State):
    """The signed-in user's name, addresses and picture; read-only, and empty when nobody is signed in.

    `register_on_auth_change_handler(ClerkUser.load_user)` keeps it current; or run `load_user` where it is needed. It is
    emptied when the user changes.
    """

    _details: UserDetails = NO_DETAILS
    _failed: bool = False

    @rx.var
    def first_name(self) -> str:
        """Given name."""
        return self._details.first_name

    @rx.var
    def last_name(self) -> str:
        """Family name."""
        return self._details.last_name

    @rx.var
    def username(self) -> str:
        """Name that the user signs in with, if the instance has those."""
        return self._details.username

    @rx.var
    def email_address(self) -> str:
        """Email address: the primary one, or the first."""
        return self._details.email_address

    @rx.var
    def phone_number(self) -> str:
        """Phone number in E.164 form (`+12025551234`): the primary one, or the first."""
        return self._details.phone_number

    @rx.var
    def phone_number_id(self) -> str:
        """Clerk's id of that phone number."""
        return self._details.phone_number_id

    @rx.var
    def has_image(self) -> bool:
        """Whether the user has chosen a picture."""
        return self._details.has_image

    @rx.var
    def image_url(self) -> str:
        """Address of the picture, chosen or made by Clerk."""
        return self._details.image_url

    @rx.var
    def load_failed(self) -> bool:
        """Whether the record could not be had when it was last asked for."""
        return self._failed

    @rx.event(background=True)
    async def load_user(self) -> None:
        """Fetch the record of whoever is signed in; off the state lock, and dropped if somebody else is by then."""
        async with self:
            user_id = await _current_user_id(self)
            if self._details.user_id != user_id:
                self._details = NO_DETAILS
        details, failed = await _load(user_id)
        async with self:
            if await _current_user_id(self) == user_id:
                self._failed = failed
                if not failed:
                    self._details = details

    @rx.event(background=True)
    async def update_phone_number(self, phone_number: str, verified: bool = False) -> Any:
        """Replace the user's phone number, or remove it if `phone_number` is empty.

        An event's arguments come from the browser, so a number is never marked as verified here, whatever `verified`
        says: after a check of your own call `update_user_phone_number` in a handler of yours.
        """
        if verified:
            _log.warning("update_phone_number leaves the number unverified: its arguments come from the browser")
        async with self:
            old = self._details.phone_number_id or None
        try:
            await update_user_phone_number(self, str(phone_number), old)
        except UserError as problem:
            _log.warning("the phone number was not changed: %s", problem)
            return rx.toast.error("The phone number could not be changed.")
        return ClerkUser.load_user


async def get_user(current_state: rx.State) -> User:
    """Fetch the record of whoever is signed in, within an event handler whose state is `current_state`.

    Raises `MissingUserError` if nobody is, or Clerk has no such user, `UserUnavailableError` if Clerk did not answer,
    and `ConfigError` without a secret key. A value that the SDK does not know is left as Clerk sent it.
    """
    return await fetch_user(await _signed_in_user(current_state))


async def fetch_user(user_id: str) -> User:
    """Fetch a user's record by id; raises as `get_user` does."""
    async with _client() as (client, models):
        try:
            return await client.users.get_async(user_id=user_id)
        except models.ResponseValidationError as surprise:
            _log.info("Clerk's user record has a value that its SDK does not know; the rest of it is used")
            record: User = construct(models.User, json.loads(surprise.body))
            return record


async def update_user_phone_number(
    current_state: rx.State, phone_number: str, old_phone_id: str | None = None, verified: bool = False
) -> PhoneNumber | None:
    """Give whoever is signed in another phone number (E.164: `+12025551234`), and return it; None if it was removed.

    `old_phone_id` is the number that it replaces, which is deleted after; with an empty `phone_number` it is only
    deleted. It must be the user's own, else `MissingUserError`. Set `verified` only after a check of your own.
    Raises as `get_user` does.
    """
    user_id = await _signed_in_user(current_state)
    if old_phone_id and old_phone_id not in {_text(one, "id") for one in (await fetch_user(user_id)).phone_numbers}:
        raise MissingUserError("the old phone number is not one of the signed-in user's; it was not deleted")
    added: PhoneNumber | None = None
    async with _client() as (client, models):
        if phone_number:
            request = models.CreatePhoneNumberRequestBody(
                user_id=user_id, phone_number=phone_number, verified=verified, primary=True
            )
            added = await client.phone_numbers.create_async(request=request)
        if old_phone_id:
            await client.phone_numbers.delete_async(phone_number_id=old_phone_id)
    return added


@asynccontextmanager
async def _client() -> AsyncIterator[tuple[Clerk, Any]]:
    """Give Clerk's SDK, and its models, with this app's key; its errors leave as ours, without what Clerk wrote."""
    configuration = backend().configuration
    if not configuration.secret_key:
        raise ConfigError("users' records need the secret key: set CLERK_SECRET_KEY, or secret_key of clerk_provider")
    sdk = await asyncio.to_thread(_sdk)
    address = f"{configuration.api_url.rstrip('/')}/v1" if configuration.api_url else None
    options = {"bearer_auth": configuration.secret_key, "server_url": address, "timeout_ms": TIMEOUT_MS}
    make = partial(sdk.Clerk, **options, retry_config=None)  # its own default retries a failure for an hour
    try:
        async with await asyncio.to_thread(make) as client:
            yield client, sdk.models
    except sdk.models.ClerkBaseError as problem:
        if problem.status_code == 404:
            raise MissingUserError("Clerk has no such user, or no such phone number") from None
        raise UserUnavailableError(f"Clerk answered {problem.status_code}", problem.status_code) from None
    except sdk.models.NoResponseError:
        raise UserUnavailableError("Clerk gave no answer") from None
    except importlib.import_module("httpx").HTTPError as problem:
        raise UserUnavailableError(f"Clerk could not be reached: {type(problem).__name__}") from None


def _sdk() -> Any:
    """Import Clerk's SDK; it takes about a second, so never on the event loop."""
    try:
        return importlib.import_module("clerk_backend_api")
    except ModuleNotFoundError as problem:
        raise ConfigError(
            f"users' records need Clerk's SDK ({problem.name} is missing): pip install 'reflex-clerk-sync[users]'"
        ) from None


async def _load(user_id: str | None) -> tuple[UserDetails, bool]:
    """Return the details and whether they could not be had."""
    if user_id is None:
        return NO_DETAILS, False
    try:
        return UserDetails.of(await fetch_user(user_id)), False
    except MissingUserError:
        return NO_DETAILS, False
    except (UserError, ConfigError) as problem:
        _log.warning("the user's record was not loaded: %s", problem)
        return NO_DETAILS, True


async def _signed_in_user(current_state: rx.State) -> str:
    user_id = await _current_user_id(current_state)
    if user_id is None:
        raise MissingUserError("nobody is signed in")
    return user_id


async def _current_user_id(current_state: rx.State) -> str | None:
    """Return who is signed in, from any handler: one that runs in the background needs the lock for it."""
    try:
        return live_identity(await current_state.get_state(ClerkState)).user_id
    except ImmutableStateError:
        async with current_state:
            return live_identity(await current_state.get_state(ClerkState)).user_id


def _primary(user: Any, several: str, primary_id: str) -> Any:
    """Return the one of `several` that the user calls primary, or the first, or None."""
    found = getattr(user, several, None) or []
    wanted = getattr(user, primary_id, None)
    return next((one for one in found if getattr(one, "id", None) == wanted), found[0] if found else None)


def _text(record: Any, name: str) -> str:
    """Return a text of a record, empty for null, for the SDK's `Unset`, and for anything that is none."""
    value = getattr(record, name, "")
    return value if isinstance(value, str) else ""
