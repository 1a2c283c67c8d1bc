"""What moved between an original report and a derivative one: quotations, sources, figures, certainty, omissions."""
