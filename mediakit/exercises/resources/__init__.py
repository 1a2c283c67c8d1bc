"""Words that the writing exercises look for, one readable file a language."""
