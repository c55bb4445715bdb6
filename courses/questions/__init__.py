"""„Frage an das Team“: what learners ask below a unit, and what the course's team answers.

One person's question and the team's answers; conversations among learners belong to the forum.
"""
