"""The tags that `{% load ui %}` brings."""
