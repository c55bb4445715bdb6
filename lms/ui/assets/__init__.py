"""Builds what the browser gets from sources of ours and packages that npm installed.

Needs no Django and no database: `python -m lms.ui.assets --output DIR` writes `DIR/ui/…`.
No file of a third party is part of the repository.
"""
