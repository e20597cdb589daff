"""The review itself: one text after the other, what it changes first, and a key for what is to become of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..report.terminal import Terminal
from .items import Item

Read = Callable[[], str]
"""Waits for a key and returns it."""

Write = Callable[[str], None]
"""Shows a text."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the review: the word that it stands for, and what it does."""

    key: str
    word: str
    does: str


KEYS = (
    Key("a", "accept", "let the new text take the old one's place"),
    Key("r", "reject", "keep the old text, and drop the new one"),
    Key("s", "skip", "leave it as it is, for now"),
    Key("t", "text", "show both texts, with the words that differ marked"),
    Key("e", "explore", "run both through every order of events, and show the trace of what breaks"),
    Key("q", "quit", "skip this and all that follow"),
)


@dataclass(frozen=True, slots=True)
class Review:
    """A walk through items; `read` gives keys, `write` shows text, `terminal` is what can be shown."""

    read: Read
    write: Write
    terminal: Terminal

    def walk(self, items: Sequence[Item]) -> Counter[str]:
        """Ask about each item and do what the person says; return how often each word was said."""
        said: Counter[str] = Counter()
        for number, item in enumerate(items, 1):
            self._show(self._head(item, f"{number} of {len(items)}"))
            word = self._decide(item)
            if word == "quit":
                said["skip"] += len(items) - number + 1
                break
            said[word] += 1
        return said

    def _decide(self, item: Item) -> str:
        """Ask until something is to become of the item, and do it."""
        while True:
            self.write(self._prompt(item))
            key = self.read()
            word = next((known.word for known in _keys(item) if known.key == key.lower()), "")
            self.write(f"{word or '?'}\n")
            match word:
                case "accept":
                    item.accept()
                case "reject":
                    item.reject()
                case "skip" | "quit":
                    pass
                case "text":
                    self._show(self._text(item))
                    continue
                case "explore":
                    self._show(self._trace(item))
                    continue
                case _:
                    self._show(f"  {known.key}  {known.does}" for known in _keys(item))
                    continue
            return word

    def _prompt(self, item: Item) -> str:
        words = [known.word.replace(known.key, f"[{known.key}]", 1) for known in _keys(item)]
        return self.terminal.paint(" ".join(words) + " > ", "help")

    def _show(self, lines: Iterator[str] | Sequence[str]) -> None:
        self.write("".join(f"{line}\n" for line in lines))

    # --- what is shown --------------------------------------------------------------------------------------------------

    def _head(self, item: Item, place: str) -> Iterator[str]:
        from ..report.comparison_text import changes, summary

        yield ""
        yield self.terminal.paint(f"{place}: {item.name}", "strong")
        yield from self.terminal.prose("", item.why, "dim", pad="  ")
        if item.comparison is None:
            yield from self.terminal.prose("", "no comparison of behaviour: this is not JavaScript", "dim", pad="  ")
        elif item.before is not None:
            yield from summary(item.comparison, self.terminal)
            yield from changes(item.comparison, self.terminal)

    def _text(self, item: Item) -> Iterator[str]:
        from ..report.comparison_code import code_lines
        from ..report.diff import diff_lines

        if item.comparison is not None and item.before is not None:
            yield from code_lines(item.comparison, self.terminal)
        else:
            yield from diff_lines(item.before or "", item.after, (item.name, f"{item.name} (new)"), self.terminal)

    def _trace(self, item: Item) -> Iterator[str]:
        from importlib.util import find_spec

        from ..compare.invariants import DEPTH, invariants
        from ..report.comparison_text import traces
        from ..source import Source

        if find_spec("py_mini_racer") is None:
            yield "the explorer needs mini-racer: pip install 'reflex-clerk-sync[explore]'"
            return
        if item.comparison is None or item.before is None:
            yield "there are no two sides to run"
            return
        found = invariants(Source(item.before, item.name), Source(item.after, item.name), DEPTH)
        yield from traces(found, self.terminal)


def _keys(item: Item) -> list[Key]:
    return [known for known in KEYS if known.word != "reject" or item.can_be_rejected]
