"""One request as the endpoints see it, and how they are listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .api_errors import ApiError, not_found, unauthenticated
from .faults import TokenDefect
from .instance import Instance
from .model import Client, Organization, Session, User
from .resources import Json, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request to one of the APIs; the instance's lock is held while it is answered."""

    instance: Instance
    path: Mapping[str, str]
    """The variable parts of the address."""
    form: Mapping[str, Any]
    """The fields of the body: text from the front end, any JSON from a backend."""
    query: Mapping[str, str]
    origin: str | None = None
    """The page that asks, which becomes `azp`."""
    authorization: str | None = None
    token_defect: TokenDefect | None = None

    @property
    def client(self) -> Client:
        """The browser that asks: a development instance knows it by a query parameter. Raises `ApiError`."""
        client = self.instance.find_client(self.query.get("__clerk_db_jwt", ""))
        if client is None:
            raise ApiError(401, "dev_browser_unauthenticated", "This browser is not known to the instance")
        return client

    @property
    def session(self) -> Session:
        """The session that the address names, while it lives. Raises `ApiError`."""
        session = next((one for one in self.client.sessions if one.id == self.path["session_id"]), None)
        if session is None:
            raise not_found("The session")
        if session.user.banned:
            raise ApiError(403, "user_banned", "The user is banned")
        if not session.is_live:
            raise unauthenticated()
        return session

    @property
    def user(self) -> User:
        """Who acts: the user of the session that the query names, else of the active one. Raises `ApiError`."""
        client = self.client
        wanted = self.query.get("_clerk_session_id", client.last_active_session_id)
        session = next((one for one in client.live_sessions if one.id == wanted), None)
        if session is None:
            raise unauthenticated()
        return session.user

    @property
    def organization(self) -> Organization:
        """The organization that the address names, if the user is a member. Raises `ApiError`."""
        organization = self.instance.find_organization(self.path["organization_id"])
        if organization is None or self.user.membership_in(organization) is None:
            raise not_found("The organization")
        return organization

    def text(self, name: str) -> str:
        """Give a field of the form, empty if it is not there."""
        value = self.form.get(name)
        return value if isinstance(value, str) else ""

    def mint(self, session: Session) -> str:
        """Make the token of a session with its active organization."""
        return self.instance.session_token(
            session, organization=session.organization, origin=self.origin, defect=self.token_defect
        )

    @property
    def view(self) -> View:
        """How resources are shown to the one who asks."""
        return View(self.instance.clock(), self.mint if self.instance.settings.tokens_in_answers else None)


Handler = Callable[[Call], Json | list[Json]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address, and what answers there; `name` is what faults and the request log call it."""

    name: str
    method: str
    path: str
    handler: Handler
