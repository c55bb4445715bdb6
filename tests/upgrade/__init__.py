"""Data of earlier releases, brought to what the code expects today."""
