"""The envelope of the Frontend API's answers."""

from __future__ import annotations

from ..attempts import client
from ..call import Call
from ..resources import Json, deleted


def changed(call: Call, response: Json | list[Json] | None) -> Json:
    """Answer a request that may have changed something: the browser is told what it now holds."""
    return {"response": response, "client": client(call.client, call.view)}


def plain(response: Json | list[Json]) -> Json:
    """Answer a request that changes nothing."""
    return {"response": response, "client": None}


def gone(call: Call, kind: str, id_: str) -> Json:
    """Answer a deletion."""
    return changed(call, deleted(kind, id_))
