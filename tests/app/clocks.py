"""Time that passes when the test says so."""

from __future__ import annotations

import asyncio

from tests.verify.doubles import Clock


class SleepingClock(Clock):
    """Seconds that pass when the test says so, for those who sleep as well."""

    def __init__(self, now: float) -> None:
        super().__init__(now)
        self._sleeping: list[tuple[float, asyncio.Event]] = []

    @property
    def sleepers(self) -> int:
        return len(self._sleeping)

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            entry = (self.now + seconds, asyncio.Event())
            self._sleeping.append(entry)
            await entry[1].wait()

    def advance(self, seconds: float) -> None:
        super().advance(seconds)
        for entry in [entry for entry in self._sleeping if entry[0] <= self.now]:
            self._sleeping.remove(entry)
            entry[1].set()
