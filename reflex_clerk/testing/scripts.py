"""The addresses under which Clerk's own JavaScript is served, the same as on Clerk's hosts."""

from __future__ import annotations

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from .bundles import LINES, BundleError, Bundles

_log = logging.getLogger(__name__)

CLERK_JS = "/npm/@clerk/clerk-js@{version}/dist/clerk.browser.js"
CLERK_UI = "/npm/@clerk/ui@{version}/dist/ui.browser.js"

_ONE_YEAR = "public, max-age=31536000, immutable"


def script_paths(line: str) -> tuple[str, str | None]:
    """Give the paths of clerk-js and, where the line has it, of the user interface."""
    versions = LINES[line]
    return CLERK_JS.format(version=versions.clerk_js), CLERK_UI.format(version=versions.ui) if versions.ui else None


def route(bundles: Bundles) -> Route:
    """Give the route that serves the packages, fetching them when they are first asked for."""

    async def serve(request: Request) -> Response:
        part = request.path_params
        try:
            file = await asyncio.to_thread(bundles.file, f"@clerk/{part['package']}", part["version"], part["name"])
        except BundleError as error:
            _log.error("%s", error)
            return PlainTextResponse(str(error), status_code=502)
        if file is None:
            return PlainTextResponse("The fake Clerk does not serve this file", status_code=404)
        return FileResponse(file, media_type="text/javascript", headers={"cache-control": _ONE_YEAR})

    return Route("/npm/@clerk/{package}@{version}/dist/{name:path}", serve, methods=["GET"], name="scripts")
