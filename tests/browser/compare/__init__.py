"""The published peer and this package through the same scenarios, in the same browser, against the same fake Clerk.

`make browser-compare` prints what each holds and loses, and what it takes.
"""
