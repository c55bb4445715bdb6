"""The sample content."""
