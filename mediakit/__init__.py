"""mediakit: see how one news report was made from another."""

__version__ = "0.1.0"
