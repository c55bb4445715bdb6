"""What every room may lean on: errors, events, jobs, audit, time, public ids, and the registries.

Imports Django only. Nothing here knows a person, a course or a page.
"""
