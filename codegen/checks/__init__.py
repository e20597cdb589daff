"""One check per file; the file's name is the check's id. See CONTRIBUTING.md for how to add one."""

from .base import Check, CheckSettings, Invalid, all_checks

__all__ = ["Check", "CheckSettings", "Invalid", "all_checks"]
