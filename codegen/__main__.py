"""`python -m codegen` is the command `reflex-clerk-sync`."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
