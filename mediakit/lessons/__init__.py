"""Finds, copies and opens the lessons. The notebooks themselves are in ``lessons/`` at the top of the repository."""
