"""Settings of every test: hypothesis draws the same values in every run, and a loaded machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")
