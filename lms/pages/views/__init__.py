"""The HTML doors: pages for everybody, their editor, reports from both sides."""
