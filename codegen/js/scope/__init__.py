"""Scope analysis of an ES2026 module with JSX: what each name means, who reads and writes it, what closures capture."""

from .analysis import analyze
from .manager import Captures, ScopeManager
from .model import Definition, DefinitionKind, Reference, Scope, ScopeKind, Variable

__all__ = [
    "Captures",
    "Definition",
    "DefinitionKind",
    "Reference",
    "Scope",
    "ScopeKind",
    "ScopeManager",
    "Variable",
    "analyze",
]
