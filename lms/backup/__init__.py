"""One file that brings an installation back.

It is made while the platform runs, read again at once, and put back into an empty installation. What is
built from the sources, unsent mail and logs stay out of it.
"""
