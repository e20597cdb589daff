"""Looking for garbage is put off while nothing can be garbage, and afterwards all is as before."""

from __future__ import annotations

import gc
import subprocess
import sys

from codegen.garbage import OBJECTS_OF_A_COMMAND, no_collection


def test_a_tree_is_made_without_a_collection() -> None:
    """Also when one is under way already: only the outermost allows collections again."""
    with no_collection():
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_command_collects_seldom_and_not_at_its_end() -> None:
    """When the interpreter ends it finds nothing to look through; who calls a command's code has his own settings back."""
    code = """
import gc
from codegen.garbage import seldom_collected
usual = gc.get_threshold()
with seldom_collected():
    print(gc.get_threshold()[0])
print(gc.get_threshold() == usual, len(gc.get_objects()) < 100 < gc.get_freeze_count())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(OBJECTS_OF_A_COMMAND), "True", "True"]
