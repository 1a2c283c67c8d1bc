"""The tests: a package, so that helpers have one name everywhere, as in ``from tests.marked import ...``."""
