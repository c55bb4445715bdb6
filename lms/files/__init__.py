"""Uploads: checked, stored once per content, served.

Whose file it is and who may read it is known by the room that refers to it.
"""
