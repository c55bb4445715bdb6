"""What all JSON doors share, and the access tokens that open them.

A room's `api.py` subclasses `door.Door` and states the scopes that a token needs:

    class NotesView(Door):
        reads, writes = Scope.LEARNING_READ, Scope.LEARNING_WRITE   # missing: fails at import
        is_open = False            # True: visitors may ask, too
        needs_if_match = True      # where overwriting another's text would hurt: 428 without If-Match

Bodies are `given.Given`, query parameters `given.Asked` or `paging.PageAsked`: `NoteGiven.read(request)`
refuses wrong and unknown keys. Lists answer with `next` (`paging.NextField`). ETag and 304, If-Match on PUT,
PATCH and DELETE of what the same view GETs, problems, limits and their documentation come with Door.
Every body that is sent or received shows an example: `@example({...})` above its serializer; a test
checks that it fits the shape.
"""
