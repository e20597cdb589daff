"""A Reflex app whose backend stays equal to Clerk, on a fake Clerk: `make app`."""
