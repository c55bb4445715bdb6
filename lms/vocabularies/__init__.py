"""Vocabularies as data: competences, subjects, school types and levels, licences, places.

Each says where it comes from and under which licence. What is tagged with a term belongs to the room
of the tagged thing.
"""
