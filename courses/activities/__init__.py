"""The contract every kind of unit fulfils, and the registry of kinds.

A kind is one room above this one and one line of registration; nothing outside its room names it.
"""
