"""H5P as a kind of unit: packages taken in, played in a sealed cage, scored, reported.

Lives here: libraries and their approval, contents and their versions, player, states, statements, report.
Does not: what the format demands (`engine/`, without Django), progress and results (`courses.learning`).
"""
