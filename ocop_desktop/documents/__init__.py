"""Reading lists and writing papers: the only place with office and PDF libraries. Computes no result."""
