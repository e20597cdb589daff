"""One command per file; each holds `command`, a click command whose name is the file's."""
