"""Questions, checks and feedback, answers files and progress; no widgets."""
