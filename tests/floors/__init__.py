"""Accuracy on what the repository ships: no figure may fall."""
