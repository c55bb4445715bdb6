"""The sample: invented schools and people with courses and progress, to look around in.

Read from `deploy/sample`, written through the rooms' services only. Its accounts work on this machine only.
"""
