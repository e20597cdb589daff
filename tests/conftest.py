"""Settings of every test: hypothesis looks for values that break a rule, never for slow ones; a loaded machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
