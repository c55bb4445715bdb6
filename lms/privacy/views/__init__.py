"""Pages about one's own data, and those of the centre."""
