"""The component round the examples: a session synchronizer whose effect is what each example shows."""

from __future__ import annotations


def synchronizer(effect: str, dependencies: str = "[isSignedIn, addEvents, getToken]", before: str = "") -> str:
    """Return a whole component with one effect; `before` stands between the hooks and the effect."""
    lines = "\n".join(f"    {line}" for line in effect.strip("\n").split("\n"))
    head = f"{before}\n  " if before else ""
    return (
        "function Sync() {\n"
        "  const { getToken, isLoaded, isSignedIn, userId } = useAuth()\n"
        "  const [addEvents, connectErrors] = useContext(EventLoopContext)\n"
        f"  {head}useEffect(() => {{\n{lines}\n  }}, {dependencies})\n"
        "}"
    )
