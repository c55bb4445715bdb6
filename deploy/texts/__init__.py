"""The interface's texts: extracted from each room's sources, merged, checked and compiled.

Pure Python (Babel), so that a fresh machine needs no gettext tools. `deploy/catalogues.py` is the door.
"""
