"""Decisions that the templates need, made in Python: a configuration becomes named values, so that no template has to think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from .config import (
    Backoff,
    ClerkLine,
    GetTokenUse,
    IdentityPart,
    NullToken,
    OnFailure,
    Reconnect,
    ReflexImports,
    RequestId,
    SkipCache,
    Style,
)
from .javascript import js_literal
from .layout import WIDTH, assignment, call, destructuring, fit
from .plan_loop import LoopPlan

KEY_NAMES = {
    IdentityPart.USER_ID: "userId",
    IdentityPart.SESSION_ID: "sessionId",
    IdentityPart.ORG_ID: "orgId",
    IdentityPart.ORG_ROLE: "orgRole",
    IdentityPart.ACTOR: "actorId",
}
"""JavaScript name of each part of the identity beside `isSignedIn`."""


@dataclass(frozen=True, slots=True)
class Plan(LoopPlan):
    """What one configuration asks of the templates: yes-or-no decisions, names and expressions."""

    # --- who is signed in -------------------------------------------------------------------------------------------------

    @property
    def key_names(self) -> list[str]:
        """Values that make the identity key, beside `isSignedIn`."""
        return [name for part, name in KEY_NAMES.items() if part in self.config.identity]

    @property
    def signed_in_key(self) -> str:
        """Expression of the identity key of a signed-in user."""
        return f"JSON.stringify([{', '.join(self.key_names)}])" if self.key_names else '"signed_in"'

    # --- when a run is void -----------------------------------------------------------------------------------------------

    @property
    def void_test(self) -> str:
        """Condition under which a run must do nothing more; empty when nothing ever voids it."""
        tests = []
        if self.config.cleanup:
            tests.append("!active")
        if self.config.request_id is not RequestId.NONE:
            tests.append("myRequestId !== requestIdRef.current")
        return " || ".join(tests)

    @property
    def guard_retries(self) -> bool:
        """A void run arms no timer and requests nothing."""
        return bool(self.void_test) and self.config.retry.guarded

    # --- the token request ------------------------------------------------------------------------------------------------

    @property
    def asks_twice(self) -> bool:
        """One request of the component can be two of Clerk's: one for the cached token and one for a new one."""
        token = self.config.token
        return token.skip_cache is SkipCache.NEAR_EXPIRY or token.fallback_to_cache

    @property
    def fetch_partial(self) -> str:
        """Partial that defines `fetchToken` with the configured use of Clerk's cache."""
        if self.config.token.skip_cache is SkipCache.NEAR_EXPIRY:
            return "partials/fetch_near_expiry.jinja"
        return f"partials/fetch_{'fallback' if self.config.token.fallback_to_cache else 'once'}.jinja"

    @property
    def names_latest(self) -> bool:
        """The latest `getToken` is called from two places, so it gets a name."""
        return self.config.get_token is GetTokenUse.LATEST_REF and self.asks_twice

    def _get_token(self, skip_cache: str) -> str:
        """Return the call; `skip_cache` is the expression of that option, or empty to leave it out."""
        callee = "getTokenRef.current" if self.config.get_token is GetTokenUse.LATEST_REF else "getToken"
        options = [f"skipCache: {skip_cache}"] if skip_cache else []
        if self.config.token.template is not False:
            options.append("template")
        call = f"({{ {', '.join(options)} }})" if options else "()"
        return ("getLatest" if self.names_latest else callee) + call

    def _fetch_line(self) -> str:
        """Return the declaration of a `fetchToken` that makes one call."""
        never = "isRejected" if self.acknowledged else ""
        call = self._get_token("true" if self.config.token.skip_cache is SkipCache.ALWAYS else never)
        line = f"    const fetchToken = () => {call};"
        return line if len(line) <= WIDTH else f"    const fetchToken = () =>\n      {call};"

    @property
    def timer_variable(self) -> bool:
        """A timer is kept in a variable, to be cleared."""
        return self.config.token.timeout_ms is not False or (self.config.cleanup and self.retries) or self.waits

    @property
    def wraps_request(self) -> bool:
        """Something stands round the request: a time-out, or the rule that a null token is a failure."""
        return self.config.token.timeout_ms is not False or self.config.null_token is NullToken.FAILURE

    @property
    def bare_chain(self) -> bool:
        """Promise style with nothing round the request: the published chain, whose last `catch` also spans the dispatch."""
        return self.config.style is Style.PROMISE and not self.wraps_request

    # --- retries ----------------------------------------------------------------------------------------------------------

    @property
    def retry_function(self) -> bool:
        """Promise style: retries need a function that calls itself, as one `catch` in the chain does not say enough."""
        retry = self.config.retry
        once = retry.attempts == 2 and retry.backoff is Backoff.FIXED and not retry.jitter
        return self.retries and (not once or self.config.cleanup or self.guard_retries)

    @property
    def longest_delay(self) -> str:
        """Expression of the delay, in milliseconds, before attempt number `attempt` (asynchronous) or `attempt + 1` (promise)."""
        retry = self.config.retry
        gone = "attempt - 1" if self.config.style is Style.PROMISE else "attempt - 2"
        nth = "attempt" if self.config.style is Style.PROMISE else "(attempt - 1)"
        match retry.backoff:
            case Backoff.FIXED:
                return f"{retry.delay_ms}"
            case Backoff.LINEAR:
                return f"Math.min({retry.delay_ms} * {nth}, {retry.max_delay_ms})"
            case Backoff.EXPONENTIAL:
                return f"Math.min({retry.delay_ms} * 2 ** ({gone}), {retry.max_delay_ms})"

    # --- what is dispatched -----------------------------------------------------------------------------------------------

    def _dispatch(self, handler: str, payload: str, indent: int, shift: int = 0) -> str:
        """Return the statement that sends one event, broken as Prettier breaks it when it is too long for a line.

        `shift` is by how much the template will indent the whole statement further.
        """
        arguments = [js_literal(f"{self.config.state}.{handler}"), *filter(None, [payload])]
        line = f"{' ' * indent}addEvents([{self.event_factory}({', '.join(arguments)})]);"
        if len(line) + shift <= WIDTH:
            return line
        event = call(" " * (indent + 2) + f"{self.event_factory}(", arguments, "),", WIDTH - shift)
        return f"{' ' * indent}addEvents([\n{event}\n{' ' * indent}]);"

    def _send(self, handler: str, payload: Sequence[str], indent: int, shift: int = 0) -> str:
        """Return the statements that dispatch one event and note it as the last."""
        pad = " " * indent
        members = [*payload, *(["seq"] if self.acknowledged else [])]
        dispatch = self._dispatch(handler, f"{{ {', '.join(members)} }}" if members else "", indent, shift)
        if self.acknowledged:
            return f"{pad}const seq = nextSeq();\n{dispatch}\n{pad}noteSent(seq);"
        connection = self.sent_connection
        noted = ", ".join(["stateKey", *([_member(*connection)] if connection else [])])
        return f"{dispatch}\n{pad}lastSentRef.current = {{ {noted} }};"

    def _log(self, level: str, says: str, *more: str, indent: int, shift: int = 0) -> str:
        """Return the statement that writes to the browser's console, with the component's name in front."""
        arguments = [js_literal(f"{self.config.component}: {says}"), *more]
        return fit(f"{' ' * indent}console.{level}(", arguments, ");", WIDTH - shift)

    @property
    def event_factory(self) -> str:
        """Name of Reflex's event factory."""
        return "ReflexEvent" if self.config.reflex is ReflexImports.REFLEX_EVENT else "Event"

    @property
    def sent_connection(self) -> tuple[str, str] | None:
        """Member of `lastSentRef` that tells one connection from another, and the value to put there."""
        match self.config.reconnect:
            case Reconnect.NONE:
                return None
            case Reconnect.ADD_EVENTS:
                return "addEvents", "addEvents"
            case Reconnect.CONNECTION_EPOCH:
                return "connection", "connectErrors"

    # --- hooks and dependencies -------------------------------------------------------------------------------------------

    @property
    def auth_fields(self) -> list[str]:
        """Members taken from `useAuth()`."""
        return [
            "getToken",
            "isLoaded",
            "isSignedIn",
            *(("actor" if name == "actorId" else name) for name in self.key_names),
        ]

    @property
    def captured(self) -> list[str]:
        """Reactive values that the effect reads: the right dependency array."""
        names = ["isLoaded", "isSignedIn", *self.key_names, "addEvents"]
        if self.config.reconnect is Reconnect.CONNECTION_EPOCH:
            names.append("connectErrors")
        if self.config.get_token is GetTokenUse.DEPENDENCY:
            names.append("getToken")
        if self.acknowledged:
            names += ["hydrated", "isHeld", "heldSeq", "status"]
            names += ["expiresAt"] if self.refreshes else []
            names += ["woken"] if self.wakes else []
        return names

    @property
    def dependencies(self) -> Sequence[str]:
        """The dependency array as it will be written."""
        return self.captured if self.config.dependencies == "auto" else self.config.dependencies

    # --- props and imports ------------------------------------------------------------------------------------------------

    @property
    def props(self) -> list[str]:
        """What the component takes apart of its props; inside, they always have the same names."""
        options = self.config.acknowledgement
        own = [(options.prop, "acknowledgement"), (options.hydrated_prop, "hydrated")] if self.acknowledged else []
        return [*(_member(*prop) for prop in own), "children"]

    @property
    def react_names(self) -> str:
        """What is imported from React."""
        return ", ".join(["useContext", "useEffect", "useRef", *(["useState"] if self.wakes else [])])

    def _sent_line(self) -> str:
        connection = self.sent_connection
        members = ["stateKey: null", *([f"{connection[0]}: null"] if connection else [])]
        if self.acknowledged:
            members = ["seq: 0", *members, *(["at: 0"] if self.refreshes else [])]
        return fit("  const lastSentRef = useRef({ ", members, " });")

    # --- the story --------------------------------------------------------------------------------------------------------

    @property
    def steps(self) -> list[str]:
        """The normal path, one sentence a step, for the head of the file."""
        if self.acknowledged:
            return self.steps_of_the_loop(self._asking)
        steps = ["Wait until Clerk knows who is signed in."]
        on_connection = " on this connection" if self.config.reconnect is Reconnect.CONNECTION_EPOCH else ""
        steps.append(f"Stop if just that was dispatched already{on_connection}.")
        steps.append("Signed out: clear the backend's session at once.")
        steps.append(self._asking)
        steps.append(
            "Still the same session: set it on the backend." if self.void_test else "Set the session on the backend."
        )
        return steps

    @property
    def _asking(self) -> str:
        source = {
            SkipCache.ALWAYS: "a new session token",
            SkipCache.NEVER: "a session token",
            SkipCache.NEAR_EXPIRY: "a token with enough life left",
        }[self.config.token.skip_cache]
        times = f", {self.config.retry.attempts} times at most." if self.retries else "."
        return f"Signed in: ask Clerk for {source}{times}"

    def inputs(self) -> dict[str, Any]:
        """Return every value that the templates may use; they know no other."""
        config = self.config
        null_fails = config.null_token is NullToken.FAILURE
        timeout = config.token.timeout_ms is not False
        asynchronous = config.style is Style.ASYNC
        return {
            "component": config.component,
            "signature": fit(f"export function {config.component}({{ ", self.props, " }) {"),
            "acknowledged": self.acknowledged,
            "wakes": self.wakes,
            "refreshes": self.refreshes,
            "repeats": self.retries,
            "backs_off": self.retries or self.replaces_later,
            "replaces_later": self.replaces_later,
            "waits": self.waits,
            **(self.inputs_of_the_loop() if self.acknowledged else {}),
            "asynchronous": asynchronous,
            "react_names": self.react_names,
            "sign_in": "signIn" if self.acknowledged else "synchronize",
            "dedupe_partial": f"partials/{'look' if self.acknowledged else 'dedupe'}.jinja",
            "sign_out_partial": f"partials/sign_out{'_numbered' if self.acknowledged else ''}.jinja",
            "debug": config.debug,
            "steps": self.steps,
            "clerk_package": "@clerk/react" if config.clerk is ClerkLine.REACT else "@clerk/clerk-react",
            "event_factory": self.event_factory,
            "auth_line": destructuring(self.auth_fields, "useAuth()", indent=2),
            "actor_in_key": IdentityPart.ACTOR in config.identity,
            "key_line": self._key_line(),
            "epoch": config.reconnect is Reconnect.CONNECTION_EPOCH,
            "compares_add_events": config.reconnect is Reconnect.ADD_EVENTS,
            "sent_line": self._sent_line(),
            "request_id": config.request_id is not RequestId.NONE,
            "request_id_first": config.request_id is RequestId.FIRST,
            "request_id_after_dedupe": config.request_id is RequestId.AFTER_DEDUPE,
            "latest_get_token": config.get_token is GetTokenUse.LATEST_REF,
            "send_set": partial(self._send, config.events.set, ["token"]),
            "send_clear": partial(self._send, config.events.clear, []),
            "dispatch_set": partial(self._dispatch, config.events.set, "{ token }"),
            "dispatch_clear": partial(self._dispatch, config.events.clear, ""),
            "cleanup": config.cleanup,
            "timer_variable": self.timer_variable,
            "log": self._log,
            "min_remaining_ms": config.token.min_remaining_seconds * 1000,
            "template": config.token.template is not False,
            "template_line": assignment("    const template", js_literal(config.token.template)),
            "names_latest": self.names_latest,
            "fetch_partial": self.fetch_partial,
            "get_new": self._get_token("true"),
            "get_cached": self._get_token(""),
            "fetch_line": self._fetch_line(),
            "skip_cache": config.token.skip_cache is SkipCache.ALWAYS,
            "fallback_to_cache": config.token.fallback_to_cache,
            "timeout": timeout,
            "timeout_ms": config.token.timeout_ms,
            "sign_in_partial": f"partials/{'async' if asynchronous else 'promise'}.jinja",
            "wraps_request": self.wraps_request,
            "request": "requestToken" if self.wraps_request else "fetchToken",
            "retries": self.retries,
            "retry_function": self.retry_function,
            "attempts": config.retry.attempts,
            "delay_ms": config.retry.delay_ms,
            "longest_delay": self.longest_delay,
            "jitter": config.retry.jitter,
            "void_test": self.void_test,
            "guard_retries": self.guard_retries,
            "null_fails": null_fails,
            "null_signs_out": not null_fails,
            "clear_on_failure": config.on_failure is OnFailure.CLEAR,
            "forgets_sent": bool(self.key_names),
            "failure_is_no_token": config.on_failure is OnFailure.CLEAR and not self.bare_chain,
            "dependency_line": fit("  }, [", self.dependencies, "]);"),
        }

    def _key_line(self) -> str:
        line = f'    const stateKey = isSignedIn ? {self.signed_in_key} : "signed_out";'
        if len(line) <= WIDTH:
            return line
        return f'    const stateKey = isSignedIn\n      ? {self.signed_in_key}\n      : "signed_out";'


def _member(name: str, value: str) -> str:
    return name if name == value else f"{name}: {value}"
