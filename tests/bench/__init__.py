"""What must stay fast, measured as ratios within one run: `make bench`.

A ratio says the same on a slow machine and on a quick one; seconds don't.
"""
