"""What moved between two reports: quotations, sources, figures, dates, certainty, omissions."""
