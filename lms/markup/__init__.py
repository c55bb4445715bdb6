"""Markdown in our dialect → HTML that is safe to show, plain text to search, problems with lines.

Not here: where pictures and links lead (the caller resolves them), storing the result, styling.
"""
