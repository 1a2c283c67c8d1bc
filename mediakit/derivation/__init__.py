"""Which sentence came from which, and how."""
