"""The platform's side of JupyterHub: who belongs to which group there, and ending what runs for whom.

What a notebook unit is, is in `hub.notebooks`; how learners' servers run, in `deploy/hub`.
"""
