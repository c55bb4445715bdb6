"""The platform as OpenID provider: programs of the centre, such as JupyterHub, learn who somebody is.

They get a stable pseudonym and groups, never names or addresses. allauth speaks the protocol.
"""
