"""Whether the websites that courses link to are still there: asked by a job, carefully, and remembered.

Links within a course are checked where texts are rendered; what a finding means is said by the check list.
"""
