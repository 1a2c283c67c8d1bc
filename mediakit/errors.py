"""Errors that a caller may want to catch by name."""

__all__ = ["DocumentError"]


class DocumentError(ValueError):
    """A document that cannot be read or used; the message says what is wrong, where, and what to do."""
