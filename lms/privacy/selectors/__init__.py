"""Reading: one's own data, the archive, requests; what staff look after."""
