"""Comparing dependency arrays by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._words import IDENTITY_VALUES

if TYPE_CHECKING:
    from ..compare.portrait import EffectPortrait
    from ..js.node import Node


def texts_only_in(one: EffectPortrait, other: EffectPortrait) -> list[str]:
    """Return the dependencies of one effect, as written, that hold something that the other's do not.

    Parts of the identity are a kind of change of their own, and so is an array that is not there at all.
    """
    if one.dependencies is None or other.dependencies is None:
        return []
    own = one.sees - other.sees - IDENTITY_VALUES
    return [item.text for item in one.dependencies if item.holds & own]


def identity_only_in(one: EffectPortrait, other: EffectPortrait) -> list[str]:
    """Return the parts of the identity that one effect runs for and the other does not."""
    if one.dependencies is None or other.dependencies is None:
        return []
    return sorted((one.sees - other.sees) & IDENTITY_VALUES)


def array(effect: EffectPortrait) -> Node:
    """Return the dependency array of an effect, or its call where there is none."""
    arguments = effect.node.arguments
    node: Node = arguments[1] if len(arguments) > 1 else effect.node
    return node
