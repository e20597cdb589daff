"""One kind of change per file; the file's name is its id. See CONTRIBUTING.md for how to add one."""

from .base import Change, ChangeKind, ChangeSeverity, Side, all_kinds

__all__ = ["Change", "ChangeKind", "ChangeSeverity", "Side", "all_kinds"]
