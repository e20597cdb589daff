"""Moves an app from reflex_clerk_api to reflex_clerk: what changes in its Python files and in its dependencies.

Nothing of either package is imported; the Python is read as a syntax tree and changed at its positions, so whatever is
not about the package stays as it is, to the last space.
"""

from __future__ import annotations

from .project import Change, Left, Migration, migrate

__all__ = ["Change", "Left", "Migration", "migrate"]
