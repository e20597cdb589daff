"""`schema`: the JSON Schema of the configuration, for editors."""

from __future__ import annotations

import click

from ._output import say


@click.command("schema", short_help="Print the JSON Schema of the configuration.")
def command() -> None:
    """Print the JSON Schema of the configuration.

    Editors with TOML support take it to complete and check `reflex-clerk-sync.toml`.
    """
    import json

    from ..schema import json_schema

    say(json.dumps(json_schema(), indent=2))
