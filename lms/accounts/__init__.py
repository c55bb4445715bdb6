"""People and how they sign in: the user, sign-up, passwords, preferences, the own profile.

What a person may do follows from memberships, which live in `lms.schools`.
"""
