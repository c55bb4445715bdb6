"""Hands-on classes: notebooks, and the grading of what learners made of them."""
