"""A comparison made readable: text, HTML, JSON and data frames."""
