"""The page on which administrators read the log of actions: who did what to which thing, and when.

Entries are written by services through `lms.kernel.audit`; how long they are kept is a matter of privacy.
"""
