"""Imprint, privacy notice and accessibility statement: texts that staff edit, with every version kept.

Also the barriers that people report, with or without an account, and what the centre answers.
Reading preferences belong to `lms.accounts`, the look of pages to `lms.ui`.
"""
