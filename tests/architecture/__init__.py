"""The plan of the house, held by tests where import-linter can't see."""
