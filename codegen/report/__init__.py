"""Reports: one renderer per file, each a function from a result to text; the file's name is the format's name."""
