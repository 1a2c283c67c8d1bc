"""What a report is: its text, words, sentences and lines, and how it is read."""
