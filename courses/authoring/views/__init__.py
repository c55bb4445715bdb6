"""HTML doors of the workshop."""
