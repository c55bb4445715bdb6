"""What those who watch over an installation see: log lines and figures.

Neither names a person: no user names, no addresses, no query strings. What is alive is in `kernel.health`.
"""
