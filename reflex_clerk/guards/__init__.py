"""Guards: who may run an event handler (`handlers`), who may see a page (`pages`), and events that wait (`loading`).

Nothing is imported here; `reflex_clerk` has the names.
"""
