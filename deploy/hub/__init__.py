"""JupyterHub beside the platform: its configuration, and the boxes in which learners' servers run.

`configuration.py` and `spawner.py` are read by JupyterHub's own Python, `relay.py` by both; nothing here
is imported by the platform. How a box is closed is explained in `spawner.py`.
"""
