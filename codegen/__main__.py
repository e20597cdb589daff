"""`python -m codegen` is the command `reflex-clerk-sync`."""

from __future__ import annotations

from .reflex_clerk_sync import main

if __name__ == "__main__":
    main()
