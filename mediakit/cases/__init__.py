"""Cases: stories to learn from, with keys that one can argue with."""
