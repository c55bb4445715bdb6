"""Uploads: checked, stored, served."""
