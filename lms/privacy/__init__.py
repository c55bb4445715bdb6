"""What people may ask of us about their data: to read, take along, correct and erase it; how long it stays.

Works through the registries of `lms.kernel`; which data there is, the rooms themselves say.
"""
