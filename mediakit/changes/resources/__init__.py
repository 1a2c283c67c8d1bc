"""The words and numbers by which changes are told, as data."""
