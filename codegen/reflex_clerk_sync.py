"""The way in of the command `reflex-clerk-sync`: makes sure that the package `codegen` is ours.

Another distribution owns that name too. Installed into the same environment it overwrites `codegen/__init__.py` and lays a
folder `codegen/cli` over our module, and what follows is a traceback about names that nobody knows. This module has a name
that no stranger has, so it runs all the same, and says what has happened.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

DISTRIBUTION = "reflex-clerk-sync"
EXIT_UNUSABLE, EXIT_INTERRUPTED = 2, 130


def main() -> None:
    """Run the command, or end with status 2 and an explanation if parts of the package are a stranger's.

    The command tells an interrupt itself once it runs; one that comes while it is loaded is told here, in the same words.
    """
    try:
        if intruders := foreign_files():
            sys.exit(_explain(intruders))
        from .garbage import seldom_collected

        with seldom_collected():
            from .cli import main as run

            run()
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        sys.exit(EXIT_INTERRUPTED)


def foreign_files() -> list[str]:
    """Return the files that Python would load in place of ours: the package itself, and its command line."""
    package = sys.modules[__package__]
    loaded = [] if "SynchronizerConfig" in getattr(package, "__all__", ()) else [str(package.__file__)]
    spec = find_spec(f"{__package__}.cli")
    command_line = str(spec.origin) if spec else "nothing"
    return loaded if command_line == str(Path(__file__).with_name("cli.py")) else [*loaded, command_line]


def _explain(intruders: list[str]) -> int:
    from importlib.metadata import packages_distributions

    others = sorted(set(packages_distributions().get(str(__package__), [])) - {DISTRIBUTION})
    print(  # noqa: T201 - nothing of ours may be imported here: it could be the stranger's
        f"error: the package {__package__} is not, or not only, that of {DISTRIBUTION}: another distribution has put its "
        f"own files there\n --> {', '.join(intruders)}\n"
        f"  help: run pip uninstall {' '.join(others) or 'on the other distribution'}, "
        f"then pip install --force-reinstall {DISTRIBUTION}",
        file=sys.stderr,
    )
    return EXIT_UNUSABLE
