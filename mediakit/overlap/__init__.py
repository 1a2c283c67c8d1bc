"""Which words recur: measures, shared passages, word-level edits."""
