"""Where a person is signed in: her browsers, when they were last here, and how to sign them out.

Neither network addresses nor what browsers send about themselves are kept, only their kind in words.
Who may sign in, and how, is decided in `lms.accounts` and `lms.second_factor`.
"""
