"""What the Makefile calls: catalogues, set-up, supervisor."""
