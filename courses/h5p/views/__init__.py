"""HTML doors, by topic: the player and its files, the report, the centre's shelf of libraries."""
