"""The configuration of one synchronizer: what a user writes, validated once, frozen from then on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from .config_rules import contradictions

JS_IDENTIFIER = r"^[A-Za-z_$][A-Za-z0-9_$]*$"
"""Names that go into JavaScript as names; ASCII only, so that a reviewer sees what is there."""

COMPONENT_NAME = r"^[A-Z][A-Za-z0-9_$]*$"
"""React takes a lower-case name for an HTML element."""

MEMBER_CHAIN = r"^[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*$"
"""An entry of an explicit dependency list: a name, or a chain of members."""

STATE_NAME = r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"
"""Full names of Reflex states: dotted Python identifiers."""

OUTPUT_FILE = r"\.jsx?$"
"""A rendered file's path: the ending keeps a slip of the pen from overwriting something else."""

VARIANT_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_-]*$"
"""Names of variants stand on the command line, so none begins with a dash."""

PATTERN_WORDS = {
    JS_IDENTIFIER: "a JavaScript name (letters, digits, _ and $, not a digit first)",
    COMPONENT_NAME: "a JavaScript name that begins with a capital letter (letters, digits, _ and $)",
    MEMBER_CHAIN: "a JavaScript name or member chain such as user.id",
    STATE_NAME: "a state's full name (Python names with dots between them)",
    OUTPUT_FILE: "the path of a .jsx or .js file",
    VARIANT_NAME: "a name of letters, digits, _ and -",
}
"""What an error says instead of a regular expression."""


CONTRADICTION = "contradiction"
"""Type of the one validation error that carries contradictions between options, in its context."""


def _is_bool(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("only false turns it off")
    return value


Off = Annotated[Literal[False], BeforeValidator(_is_bool)]
"""`false` and nothing that Python takes for it: 0 would read as a duration."""


class ClerkLine(StrEnum):
    """Which of Clerk's React packages the page uses."""

    REACT = "react"
    CLERK_REACT = "clerk-react"


class ReflexImports(StrEnum):
    """Import shape of the Reflex versions that the page is built with (`ReflexEvent` exists from 0.8.8 on)."""

    REFLEX_EVENT = ">=0.8.8"
    EVENT = "<0.8.8"


class SkipCache(StrEnum):
    """When to ask Clerk for a new token instead of the cached one."""

    ALWAYS = "always"
    NEVER = "never"
    NEAR_EXPIRY = "near_expiry"


class Backoff(StrEnum):
    """How the delay between attempts grows."""

    FIXED = "fixed"
    LINEAR = "linear"
    EXPONENTIAL = "exponential"


class OnFailure(StrEnum):
    """What to do with the backend's session when no attempt gave a token."""

    KEEP = "keep"
    CLEAR = "clear"


class NullToken(StrEnum):
    """What a null token means while Clerk says that the user is signed in."""

    FAILURE = "failure"
    SIGN_OUT = "sign_out"


class IdentityPart(StrEnum):
    """A part of Clerk's session that makes the identity key."""

    SIGNED_IN = "signed_in"
    USER_ID = "user_id"
    SESSION_ID = "session_id"
    ORG_ID = "org_id"
    ORG_ROLE = "org_role"
    ACTOR = "actor"


class Reconnect(StrEnum):
    """What tells the component that the websocket has been connected anew."""

    NONE = "none"
    ADD_EVENTS = "add_events"
    CONNECTION_EPOCH = "connection_epoch"


class RequestId(StrEnum):
    """Where a run of the effect takes the number that makes older runs void."""

    NONE = "none"
    FIRST = "first"
    AFTER_DEDUPE = "after_dedupe"


class GetTokenUse(StrEnum):
    """How the effect reaches `getToken`."""

    DEPENDENCY = "dependency"
    LATEST_REF = "latest_ref"


class Style(StrEnum):
    """How the asynchronous part is written."""

    PROMISE = "promise"
    ASYNC = "async"


class Options(BaseModel):
    """Base of all option groups: unknown keys are errors, values are never changed after validation."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, validate_default=True)


class Events(Options):
    """Names of the backend state's event handlers."""

    set: Annotated[str, Field(pattern=JS_IDENTIFIER)] = "set_clerk_session"
    """Handler that receives the session token."""
    clear: Annotated[str, Field(pattern=JS_IDENTIFIER)] = "clear_clerk_session"
    """Handler that signs the backend out."""


class Token(Options):
    """How a session token is requested from Clerk."""

    skip_cache: SkipCache = SkipCache.ALWAYS
    """`always` asks for a new token, `never` takes what Clerk has cached, `near_expiry` asks anew near its end."""
    min_remaining_seconds: Annotated[StrictInt, Field(ge=1, le=3600)] = 15
    """With `near_expiry`: least remaining life, in seconds, of a cached token that is good enough."""
    fallback_to_cache: StrictBool = False
    """When the request for a new token fails, take the cached one. A cached token can have expired."""
    template: Off | Annotated[str, Field(min_length=1, max_length=200)] = False
    """Name of a Clerk JWT template, or false for the plain session token."""
    timeout_ms: Off | Annotated[StrictInt, Field(ge=1, le=600_000)] = 10_000
    """Own time-out, in milliseconds, round one token request, or false for none. Clerk's own retries can take 162 s."""


class Retry(Options):
    """What happens after a failed token request, or a dispatch that the backend does not answer."""

    attempts: Annotated[StrictInt, Field(ge=1, le=100)] = 4
    """Number of token requests for one identity and connection, the first one included; of unanswered dispatches too."""
    delay_ms: Annotated[StrictInt, Field(ge=0, le=600_000)] = 500
    """Delay before the second attempt, in milliseconds."""
    backoff: Backoff = Backoff.EXPONENTIAL
    """Growth of the delay from attempt to attempt."""
    max_delay_ms: Annotated[StrictInt, Field(ge=1, le=3_600_000)] = 8_000
    """Upper limit of the delay, in milliseconds."""
    jitter: Annotated[StrictFloat, Field(ge=0, le=1)] = 0.0
    """Part of the delay that is random: 0 is none, 0.5 waits between half and all of it."""
    guarded: StrictBool = True
    """A run that a newer one has made void arms no timer and requests no further token."""


class Acknowledgement(Options):
    """The closed loop: the backend says what it holds, and nothing is sent while that is what Clerk holds."""

    enabled: StrictBool = False
    """Compare Clerk's session with the backend's acknowledgement, number what is dispatched, and see to an answer."""
    prop: Annotated[str, Field(pattern=JS_IDENTIFIER)] = "acknowledgement"
    """Prop that carries the acknowledgement: seq, status, user_id, session_id, org_id, expires_at, code."""
    hydrated_prop: Annotated[str, Field(pattern=JS_IDENTIFIER)] = "hydrated"
    """Prop that says whether the state of this page load or connection has arrived, as Reflex's `is_hydrated` does."""
    answer_timeout_ms: Annotated[StrictInt, Field(ge=1, le=600_000)] = 5_000
    """How long to wait, in milliseconds, for the backend's answer to the first dispatch; each repetition waits twice as long."""
    replacements: Annotated[StrictInt, Field(ge=0, le=10)] = 2
    """How many times in a row a rejected token is replaced, the first time at once, before the rejection stands."""
    refresh_lead_seconds: Off | Annotated[StrictInt, Field(ge=1, le=3600)] = 15
    """How long before the end of the backend's session, in seconds, to send a new token, or false to let it end."""
    min_refresh_seconds: Annotated[StrictInt, Field(ge=1, le=3600)] = 10
    """Least time between two refreshes, in seconds: to a browser's clock that is ahead, every session is near its end."""
    max_refresh_seconds: Annotated[StrictInt, Field(ge=1, le=2_000_000)] = 45
    """Longest time between two refreshes, in seconds: to a clock that is behind, a session that has ended still lives."""
    wake: StrictBool = True
    """Look again when the tab becomes visible, gets the focus or goes online: a tab that slept has missed its timers."""


class SynchronizerConfig(Options):
    """One synchronizer, fully determined: every option has a value, and no two contradict each other.

    The field defaults are those of the preset `resilient`. Made by hand (`SynchronizerConfig(debug=True)`), from a
    preset (`codegen.preset("pr24", retry={"delay_ms": 750})`), or from a project's files (`codegen.load`).
    """

    component: Annotated[str, Field(pattern=COMPONENT_NAME)] = "ClerkSessionSynchronizer"
    """Name of the React component."""
    state: Annotated[str, Field(pattern=STATE_NAME)] = "reflex___state____state.reflex_clerk___state____clerk_state"
    """Full name of the backend state, as Reflex's `State.get_full_name()` gives it."""
    events: Events = Events()
    """Names of the state's event handlers."""
    clerk: ClerkLine = ClerkLine.REACT
    """`react` imports from `@clerk/react`, `clerk-react` from the older `@clerk/clerk-react`."""
    reflex: ReflexImports = ReflexImports.REFLEX_EVENT
    """Reflex versions of the page: `>=0.8.8` imports `ReflexEvent`, `<0.8.8` imports `Event`."""
    token: Token = Token()
    """How a session token is requested."""
    retry: Retry = Retry()
    """What happens after a failed token request."""
    acknowledgement: Acknowledgement = Acknowledgement()
    """The backend's word on what it holds, and what to do about it."""
    on_failure: OnFailure = OnFailure.KEEP
    """When no attempt gave a token: keep the backend's session, or clear it."""
    null_token: NullToken = NullToken.FAILURE
    """A null token while signed in: a failed request, or a sign-out."""
    identity: Annotated[tuple[IdentityPart, ...], Field(min_length=1)] = tuple(IdentityPart)
    """Parts of Clerk's session that make the identity key; `signed_in` must be one of them."""
    reconnect: Reconnect = Reconnect.CONNECTION_EPOCH
    """What shows a reconnect: nothing, the identity of `addEvents` (Reflex < 0.8 only), or the connection epoch."""
    cleanup: StrictBool = True
    """The effect returns a cleanup that voids its run and clears its timers."""
    request_id: RequestId = RequestId.NONE
    """Number the runs, so that a newer one voids an older: never, first thing, or after the dedupe (1.3.1's race)."""
    get_token: GetTokenUse = GetTokenUse.LATEST_REF
    """`getToken` as a dependency of the effect, or the latest one through a ref."""
    dependencies: Literal["auto"] | tuple[Annotated[str, Field(pattern=MEMBER_CHAIN)], ...] = "auto"
    """The dependency array: worked out, or an explicit list that is then checked."""
    style: Style = Style.ASYNC
    """Promise chain or async function."""
    debug: StrictBool = False
    """Log each decision to the browser's console; never a token or a claim."""

    @model_validator(mode="after")
    def _refuse_contradictions(self) -> Self:
        found = contradictions(self)
        if found:
            says = "; ".join(contradiction.message for contradiction in found)
            raise PydanticCustomError(CONTRADICTION, "{says}", {"says": says, "contradictions": found})
        return self
