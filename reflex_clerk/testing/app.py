"""The web application: takes requests in, lets faults do their work, asks the endpoints, and notes what was asked."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .api_errors import ApiError
from .call import Call, Endpoint
from .faults import CODES, Fault, Faults
from .instance import Instance
from .request_log import RequestLog

_log = logging.getLogger(__name__)

_READABLE_HEADERS = ("clerk-db-jwt", "retry-after", "x-country")


class MethodOverride:
    """Clerk's JavaScript sends PATCH, PUT and DELETE as POST with the method in the query: no preflight is needed so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Put the method that is meant in the place of the one that was sent."""
        if scope["type"] == "http" and scope["method"] == "POST":
            meant = parse_qs(scope["query_string"].decode("latin-1")).get("_method", ["POST"])[0].upper()
            scope = {**scope, "method": meant}
        await self._app(scope, receive, send)


class Exchange:
    """What happens to every request that is for an endpoint, in this order: noted, hindered, answered, hindered again.

    `cut` ends the connection of a client address.
    """

    def __init__(
        self, instance: Instance, faults: Faults, requests: RequestLog, cut: Callable[[tuple[str, int]], None]
    ) -> None:
        self._instance = instance
        self._faults = faults
        self._requests = requests
        self._cut = cut

    def route(self, endpoint: Endpoint) -> Route:
        """Give the route of an endpoint."""

        async def answer(request: Request) -> Response:
            return await self._answer(endpoint, request)

        return Route(endpoint.path, answer, methods=[endpoint.method], name=endpoint.name)

    async def _answer(self, endpoint: Endpoint, request: Request) -> Response:
        self._requests.start(endpoint.name)
        form = _form(request.headers.get("content-type", ""), await request.body())
        fault = self._faults.meeting(endpoint.name)
        one_way = self._instance.settings.answer_time / 2
        await asyncio.sleep(one_way + (fault.delay if fault else 0.0))
        if fault is not None:
            await fault.held("request")
        if fault is not None and fault.drop:
            return await self._drop(endpoint, request)
        response = _failure(fault) if fault and fault.status else self._handle(endpoint, request, form, fault)
        if fault is not None:
            await fault.held("answer")
        await asyncio.sleep(one_way + (fault.answer_delay if fault else 0.0))
        self._requests.finish(endpoint.name, response.status_code)
        return response

    def _handle(
        self, endpoint: Endpoint, request: Request, form: Mapping[str, Any], fault: Fault | None
    ) -> JSONResponse:
        call = Call(
            instance=self._instance,
            path=request.path_params,
            form=form,
            query=request.query_params,
            origin=request.headers.get("origin"),
            authorization=request.headers.get("authorization"),
            token_defect=fault.token if fault else None,
        )
        try:
            with self._instance.lock:
                return JSONResponse(endpoint.handler(call))
        except ApiError as error:
            return JSONResponse(error.json(), status_code=error.status)

    async def _drop(self, endpoint: Endpoint, request: Request) -> Response:
        self._requests.finish(endpoint.name, 0)
        if request.client is not None:
            self._cut((request.client.host, request.client.port))
        return Response(status_code=503)  # it goes nowhere: nobody is connected any more


def build(exchange: Exchange, endpoints: Sequence[Endpoint], scripts: Route, own: Sequence[BaseRoute]) -> Starlette:
    """Make the application: the APIs and scripts, which pages of any origin may ask, and the fake's own routes."""
    cross_origin = Middleware(
        CORSMiddleware,
        allow_origin_regex=".*",
        allow_credentials=True,
        allow_methods=["GET", "POST"],
        allow_headers=["authorization", "content-type"],
        expose_headers=_READABLE_HEADERS,
    )
    apis = Starlette(
        routes=[*map(exchange.route, endpoints), scripts],
        middleware=[cross_origin, Middleware(MethodOverride)],
        exception_handlers={404: _unknown},
    )
    return Starlette(routes=[*own, Mount("/", apis)])


async def _unknown(request: Request, _error: Exception) -> Response:
    """Answer what the fake cannot: in Clerk's form, and with a word in the log, as it may explain a test that fails."""
    _log.warning("the fake Clerk has no endpoint %s %s", request.method, request.url.path)
    message = "The fake Clerk does not have this endpoint"
    return JSONResponse(ApiError(404, "fake_clerk_has_no_such_endpoint", message).json(), status_code=404)


def _failure(fault: Fault) -> JSONResponse:
    status = fault.status or 500
    code = fault.code or CODES.get(status, "fault")
    headers = {} if fault.retry_after is None else {"retry-after": str(fault.retry_after)}
    return JSONResponse(ApiError(status, code, "A fault of the fake").json(), status_code=status, headers=headers)


def _form(content_type: str, body: bytes) -> Mapping[str, Any]:
    """Read a body: a form, as the front end sends it, or JSON. Anything else counts as empty."""
    if content_type.startswith("application/json"):
        try:
            value = json.loads(body or b"{}")
        except ValueError:
            value = None
        return value if isinstance(value, dict) else {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
