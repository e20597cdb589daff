"""Fetch a key set over HTTP: bounded in time and size, no redirects, and no secret in any error."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx

from reflex_clerk.encoding import decode_json_object
from reflex_clerk.errors import KeysUnavailable

from .endpoint import KeyEndpoint
from .jwks import KeySet

LONGEST_FETCH = 10.0
"""Seconds for all of a fetch, also when the endpoint sends a byte now and then."""

MAX_RESPONSE_BYTES = 256 * 1024
"""A key of 2048 bits takes about 500 bytes."""


async def fetch_key_set(endpoint: KeyEndpoint, new_client: Callable[[], httpx.AsyncClient]) -> KeySet:
    """Fetch and parse the key set of `endpoint`, with a client made for this one request.

    Raises `KeysUnavailable` when no answer with at least one usable key was had, for whatever reason.
    """
    # Compression is refused because a small answer could unpack to a large one.
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.authorization is not None:
        headers["Authorization"] = endpoint.authorization
    try:
        async with (
            asyncio.timeout(LONGEST_FETCH),
            new_client() as client,
            client.stream("GET", endpoint.url, headers=headers, follow_redirects=False) as response,
        ):
            body = await _read(response)
    except TimeoutError:
        raise KeysUnavailable(f"no answer within {LONGEST_FETCH:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        # The type alone: the text of a client's error can quote a header, and with it the secret key.
        raise KeysUnavailable(f"the request failed ({type(error).__name__})") from None
    document = decode_json_object(body)
    if document is None:
        raise KeysUnavailable("the answer is not a JSON object")
    keys = KeySet.parse(document)
    if not keys.keys:
        raise KeysUnavailable("the answer holds no usable key")
    return keys


async def _read(response: httpx.Response) -> bytes:
    if response.is_redirect:
        raise KeysUnavailable(f"the endpoint answered {response.status_code}, and redirects are not followed")
    if response.status_code != httpx.codes.OK:
        raise KeysUnavailable(f"the endpoint answered {response.status_code}")
    if response.headers.get("content-encoding", "identity") != "identity":
        raise KeysUnavailable("the answer is compressed")
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MAX_RESPONSE_BYTES:
            raise KeysUnavailable(f"the answer is larger than {MAX_RESPONSE_BYTES} bytes")
    return bytes(body)
