"""What a person proves besides her password: an app's codes, passkeys, recovery codes; who must.

allauth keeps and checks them; here are their words, their encryption, the rule for the centre, and the reset.
Passwords and the steps of signing in live in `lms.accounts`.
"""
