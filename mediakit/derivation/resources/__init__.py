"""What the aligner knows of each language, and fitted numbers, as files that a person can read."""
