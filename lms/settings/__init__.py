"""How one installation differs from another: read once, typed, explained.

`environment.py` reads the variables, `base.py` is Django's settings module, `testing.py` its one variant.
"""
