"""The player, progress, results and explained completion.

One write path for results of every kind of unit; what a unit contains belongs to its kind's room.
"""
