"""The corpus is complete: whatever single check is taken out of the verifier, some case of it ends otherwise."""

from __future__ import annotations

import inspect
import sys
from functools import cache
from types import CodeType, ModuleType

import pytest

from reflex_clerk import encoding, token
from reflex_clerk.keys import jwks

from .corpus import Case, corpus
from .judge import is_right, judge
from .mutants import Mutant, mutants

DECIDING = (encoding, jwks, token)
"""The modules that decide about a token, each after those that it imports."""

SAME_VERDICT = {
    "MAX_PROVEN_HEADERS": "the note of proven headers saves time and decides nothing",
    "without keys.remember(header, key)": "the note itself, as above",
    "89-_x' for": "a letter that is in the alphabet twice",
    "False for True in strict_mode=True": "a second fence: what it refuses has been refused in the line before",
    "never: not isinstance(key, RSAPublicKey)": "only types ask for it: no private number reaches PyJWT",
    "without except InvalidKeyError": "PyJWT does not raise it for such numbers today, and may well do so later",
    "False for True in frozen=True": "a key set that could be changed holds the same keys",
    "False for True in slots=True": "as above",
    "True for False in repr=False": "what a key set looks like decides nothing",
    "True for False in compare=False": "nor does what it is equal to",
}
"""What a mutant's name holds when no token can tell it from the original, and why."""


@pytest.mark.parametrize("module", DECIDING, ids=lambda module: module.__name__)
def test_every_check_taken_out_is_noticed(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mutant of a deciding module is told from the original by a case of the corpus."""
    cases = list(corpus())
    found, survivors = 0, []
    for mutant in mutants(inspect.getsource(module)):
        found += 1
        if not _is_noticed(module, mutant, cases, monkeypatch) and not _same_verdict(mutant):
            survivors.append(mutant.name)
    assert found > 20
    assert not survivors


def test_without_a_change_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the way of loading mutants would be what is noticed."""
    loaded = _load(None, None, monkeypatch)
    assert all(is_right(case, judge(case, *loaded, warm=warm)) for case in corpus() for warm in (False, True))


def test_every_exception_is_needed() -> None:
    """An entry that fits no mutant any more would hide the next one."""
    names = [mutant.name for module in DECIDING for mutant in mutants(inspect.getsource(module))]
    assert [key for key in SAME_VERDICT if not any(key in name for name in names)] == []


def _same_verdict(mutant: Mutant) -> bool:
    return any(key in mutant.name for key in SAME_VERDICT)


def _is_noticed(module: ModuleType, mutant: Mutant, cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Look for a case that ends otherwise; it goes to the front of `cases`, as it will often be the next one, too."""
    try:
        loaded = _load(module, mutant, monkeypatch)
    except Exception:  # noqa: BLE001 - a mutant that does not even load is noticed by everyone
        return True
    for position, case in enumerate(cases):
        if not all(is_right(case, judge(case, *loaded, warm=warm)) for warm in (False, True)):
            cases.insert(0, cases.pop(position))
            return True
    return False


def _load(
    mutated: ModuleType | None, mutant: Mutant | None, monkeypatch: pytest.MonkeyPatch
) -> tuple[ModuleType, ModuleType]:
    """Execute the deciding modules anew, one of them mutated; give `token` and `jwks`."""
    with monkeypatch.context() as patch:
        for module in DECIDING:
            fresh = ModuleType(module.__name__)
            patch.setitem(sys.modules, module.__name__, fresh)
            vars(fresh)["__package__"] = module.__package__
            code = compile(mutant.tree, "mutant", "exec") if mutant and module is mutated else _original(module)
            exec(code, vars(fresh))  # noqa: S102 - our own source
        return sys.modules[token.__name__], sys.modules[jwks.__name__]


@cache
def _original(module: ModuleType) -> CodeType:
    return compile(inspect.getsource(module), str(module.__file__), "exec")
