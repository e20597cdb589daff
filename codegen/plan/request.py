"""The token request: which of Clerk's functions is called how, what stands round it, and how often it is tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..config import Backoff, GetTokenUse, NullToken, OnFailure, SkipCache
from ..javascript import js_literal
from ..layout import WIDTH, assignment
from .decisions import Decisions


@dataclass(frozen=True, slots=True)
class RequestPlan(Decisions):
    """What is asked of Clerk, and what a failure leads to."""

    def inputs(self) -> dict[str, Any]:
        """Return what the templates use of the request itself and of its failures."""
        token = self.config.token
        null_fails = self.config.null_token is NullToken.FAILURE
        clears = self.config.on_failure is OnFailure.CLEAR
        return {
            "timer_variable": self.timer_variable,
            "min_remaining_ms": token.min_remaining_seconds * 1000,
            "template": token.template is not False,
            "template_line": assignment("    const template", js_literal(token.template)),
            "latest_get_token": self.latest,
            "names_latest": self.names_latest,
            "fetch_partial": self.fetch_partial,
            "get_new": self._get_token("true"),
            "get_cached": self._get_token(""),
            "fetch_line": self._fetch_line(),
            "skip_cache": token.skip_cache is SkipCache.ALWAYS,
            "fallback_to_cache": token.fallback_to_cache,
            "timeout": token.timeout_ms is not False,
            "timeout_ms": token.timeout_ms,
            "sign_in_partial": f"partials/{'async' if self.asynchronous else 'promise'}.jinja",
            "wraps_request": self.wraps_request,
            "request": "requestToken" if self.wraps_request else "fetchToken",
            "null_fails": null_fails,
            "null_signs_out": not null_fails,
            "clear_on_failure": clears,
            "failure_is_no_token": clears and not self.bare_chain,
            **self._retries(),
        }

    def _retries(self) -> dict[str, Any]:
        """Return what the templates use of attempts after the first."""
        return {
            "retries": self.retries,
            "repeats": self.retries,
            "backs_off": self.retries or self.replaces_later,
            "retry_function": self.retry_function,
            "attempts": self.config.retry.attempts,
            "delay_ms": self.config.retry.delay_ms,
            "longest_delay": self.longest_delay,
            "jitter": self.config.retry.jitter,
            "guard_retries": self.guard_retries,
        }

    @property
    def latest(self) -> bool:
        """The latest `getToken` is called, out of a ref."""
        return self.config.get_token is GetTokenUse.LATEST_REF

    @property
    def asks_twice(self) -> bool:
        """One request of the component can be two of Clerk's: one for the cached token and one for a new one."""
        token = self.config.token
        return token.skip_cache is SkipCache.NEAR_EXPIRY or token.fallback_to_cache

    @property
    def names_latest(self) -> bool:
        """The latest `getToken` is called from two places, so it gets a name."""
        return self.latest and self.asks_twice

    @property
    def fetch_partial(self) -> str:
        """Partial that defines `fetchToken` with the configured use of Clerk's cache."""
        if self.config.token.skip_cache is SkipCache.NEAR_EXPIRY:
            return "partials/fetch_near_expiry.jinja"
        return f"partials/fetch_{'fallback' if self.config.token.fallback_to_cache else 'once'}.jinja"

    def _get_token(self, skip_cache: str) -> str:
        """Return the call; `skip_cache` is the expression of that option, or empty to leave it out."""
        callee = "getTokenRef.current" if self.latest else "getToken"
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
    def bare_chain(self) -> bool:
        """Promise style with nothing round the request: the published chain, whose last `catch` also spans the dispatch."""
        return not self.asynchronous and not self.wraps_request

    @property
    def guard_retries(self) -> bool:
        """A void run arms no timer and requests nothing."""
        return bool(self.void_test) and self.config.retry.guarded

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
        gone = "attempt - 2" if self.asynchronous else "attempt - 1"
        nth = "(attempt - 1)" if self.asynchronous else "attempt"
        match retry.backoff:
            case Backoff.FIXED:
                return f"{retry.delay_ms}"
            case Backoff.LINEAR:
                return f"Math.min({retry.delay_ms} * {nth}, {retry.max_delay_ms})"
            case Backoff.EXPONENTIAL:
                return f"Math.min({retry.delay_ms} * 2 ** ({gone}), {retry.max_delay_ms})"
