"""Who says so: quotations, the sources that a report rests on, and the credit that it gives."""
