"""How the platform is set up, started, checked and run somewhere: scripts, examples, sample content.

`setup`, `run` and `catalogues` are what the Makefile calls. Nothing in the wings imports from here.
"""
