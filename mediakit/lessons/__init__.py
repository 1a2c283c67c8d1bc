"""Finds, copies and opens the lessons; the notebooks are in ``lessons/`` at the top of the repository."""
