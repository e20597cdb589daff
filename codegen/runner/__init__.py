"""How checks are run over files: one file, many at once, remembered from an earlier run, and mended."""
