"""Who the token is about and who it was made for: sub, iss, azp, aud and the session's status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reflex_clerk.errors import InvalidAuthorizedParty, InvalidClaim, MissingClaim, SessionPending, TokenError

from ..minting import ABSENT, claims, mint
from .case import Case

APP = "https://app.example.com"
ISSUER = "https://clerk.example.com"
NOT_TEXT: tuple[Any, ...] = (None, True, False, 0, 7, 1.5, [], {}, [[]])


def cases() -> Iterator[Case]:
    yield from _subject()
    yield from _session()
    yield from _issuer()
    yield from _authorized_party()
    yield from _audience()
    yield from _status()


def _subject() -> Iterator[Case]:
    for position, value in enumerate((*NOT_TEXT, "", ["user_1"], {"id": "user_1"})):
        reason = "somebody must be signed in, and `str(None)` is nobody"
        yield Case(f"sub-{position}", reason, mint(claims(sub=value)), InvalidClaim, "sub")
    for position, value in enumerate(("mch_1", "machine_1", "USER_1", " user_1", "用户", "user", "user-1")):
        reason = "a machine is nobody who can sign in"
        yield Case(f"sub-other-{position}", reason, mint(claims(sub=value)), InvalidClaim, "sub")
    yield Case("sub-absent", "a token about nobody", mint(claims(sub=ABSENT)), MissingClaim, "sub")
    yield Case("sub-first", "before the times", mint(claims(sub="", exp=0)), InvalidClaim, "sub")


def _session() -> Iterator[Case]:
    """Take away what names the session: what else an instance signs for a user, such as an identity token, has none."""
    templates = {"accept_templates": True}
    for position, value in enumerate((*NOT_TEXT, "", ["sess_1"])):
        token = mint(claims(sid=value))
        yield Case(f"sid-{position}", "a session's token names it", token, InvalidClaim, "sid")
        yield Case(f"sid-{position}-template", "a template may hold anything there", token, settings=templates)
    absent = mint(claims(sid=ABSENT))
    yield Case("sid-absent", "a session's token names it", absent, MissingClaim, "sid")
    yield Case("sid-absent-template", "a template's token names none", absent, settings=templates)
    machine = mint(claims(sub="mch_1", sid=ABSENT))
    yield Case(
        "sid-absent-machine", "a template's token is a user's all the same", machine, InvalidClaim, "sub", templates
    )
    order = mint(claims(sid=ABSENT, exp=0))
    yield Case("sid-first", "before the times", order, MissingClaim, "sid")


def _issuer() -> Iterator[Case]:
    settings = {"issuer": ISSUER}
    wrong = (
        *NOT_TEXT, "", f"{ISSUER}/", ISSUER.upper(), "https://Clerk.example.com", "http://clerk.example.com", f" {ISSUER}",
        "clerk.example.com", f"{ISSUER}.evil.example", [ISSUER], {"iss": ISSUER}, f"{ISSUER}:443",
    )  # fmt: skip
    for position, value in enumerate(wrong):
        token = mint(claims(iss=value))
        yield Case(f"iss-{position}", "the issuer, character by character", token, InvalidClaim, "iss", settings)
        yield Case(f"iss-{position}-unchecked", "no issuer configured: not looked at", token)
    yield Case("iss-absent", "an issuer is asked for", mint(claims(iss=ABSENT)), MissingClaim, "iss", settings)
    yield Case("iss-right", "the issuer as configured", mint(), settings=settings)


def _authorized_party() -> Iterator[Case]:
    settings = {"authorized_parties": [APP, "https://admin.example.com"]}
    wrong = (
        ABSENT, *NOT_TEXT, "", f"{APP}/", APP.upper(), f"{APP} ", "https://app.example.com.evil.example", "http://app.example.com",
        "app.example.com", [APP], [APP, "https://admin.example.com"], {APP: 1}, "https://", APP[:-1],
    )  # fmt: skip
    for position, value in enumerate(wrong):
        token = mint(claims(azp=value))
        reason = "the page that asked for the token must be one of ours"
        yield Case(f"azp-{position}", reason, token, InvalidAuthorizedParty, "azp", settings)
        yield Case(f"azp-{position}-unchecked", "no party configured: not looked at", token)
    for position, value in enumerate(settings["authorized_parties"]):
        yield Case(f"azp-right-{position}", "each of the parties", mint(claims(azp=value)), settings=settings)


def _audience() -> Iterator[Case]:
    api = "https://api.example.com"
    for form, settings in (("text", {"audience": api}), ("list", {"audience": ["other", api]})):
        for position, value in enumerate(
            (*NOT_TEXT, "", f"{api}/", api.upper(), [""], [7, None], [[api]], {api: 1}, api[:-1], "http")
        ):
            token = mint(claims(aud=value))
            yield Case(f"aud-{form}-{position}", "one of the audiences, as text", token, InvalidClaim, "aud", settings)
        yield Case(
            f"aud-{form}-absent", "an audience is asked for", mint(claims(aud=ABSENT)), MissingClaim, "aud", settings
        )
        for position, value in enumerate((api, [api], ["x", api], [7, {}, api], [None, api])):
            yield Case(
                f"aud-{form}-right-{position}", "aud is it, or holds it", mint(claims(aud=value)), settings=settings
            )
    for position, value in enumerate((None, "x", [], ["x"], 7, {})):
        yield Case(
            f"aud-unchecked-{position}",
            "no audience configured: a JWT template's aud is ignored",
            mint(claims(aud=value)),
        )


def _status() -> Iterator[Case]:
    yield Case(
        "sts-pending", "Clerk counts a pending session as signed out", mint(claims(sts="pending")), SessionPending
    )
    accepting = {"accept_pending": True}
    yield Case("sts-pending-accepted", "unless the app asks for it", mint(claims(sts="pending")), settings=accepting)
    for position, value in enumerate((ABSENT, "active", None, "", 7, [], ["pending"], {}, "Pending", True)):
        yield Case(f"sts-other-{position}", "only `pending` says that something is left to do", mint(claims(sts=value)))
    every: list[tuple[str, Any, type[TokenError], str | None]] = [
        ("iss-before-azp", claims(iss="x", azp="x", aud="x", sts="pending"), InvalidClaim, "iss"),
        ("azp-before-aud", claims(azp="x", aud="x", sts="pending"), InvalidAuthorizedParty, "azp"),
        ("aud-before-sts", claims(aud="x", sts="pending"), InvalidClaim, "aud"),
        ("sts-last", claims(aud="api", sts="pending"), SessionPending, None),
    ]
    settings = {"issuer": ISSUER, "authorized_parties": [APP], "audience": "api"}
    for name, payload, error, claim in every:
        yield Case(f"order-{name}", "checks have an order", mint(payload), error, claim, settings)
