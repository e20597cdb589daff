"""The version of the distribution, the one that pyproject.toml reads too."""

__version__ = "0.1.0"
