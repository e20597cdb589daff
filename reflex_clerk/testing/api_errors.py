"""Errors as Clerk's APIs answer them."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal: `status` and `code` are Clerk's, `message` is for the person in front of the page."""

    def __init__(self, status: int, code: str, message: str, **meta: Any) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code
        self.message = message
        self.meta = meta

    def json(self) -> dict[str, Any]:
        """Give the body of the answer."""
        error = {"code": self.code, "message": self.message, "long_message": self.message, "meta": self.meta}
        return {"errors": [error], "clerk_trace_id": "fake"}


def not_found(what: str) -> ApiError:
    """Give the error for something that does not exist."""
    return ApiError(404, "resource_not_found", f"{what} was not found")


def unauthenticated() -> ApiError:
    """Give the error for a session that exists no more."""
    return ApiError(401, "authentication_invalid", "Unable to authenticate the request: there is no active session")


def wrong_parameter(name: str, message: str, code: str = "form_param_format_invalid") -> ApiError:
    """Give the error for a form field that is missing or wrong."""
    return ApiError(422, code, message, param_name=name)
