"""Every write of the room, by topic: contents, their libraries, what learners do."""

from courses.h5p.services.contents import save_interactives
from courses.h5p.services.libraries import add_package_of_libraries, decide_libraries
from courses.h5p.services.moving import move_back, move_to_newer_libraries
from courses.h5p.services.playing import keep_state, record_statements

__all__ = [
    "add_package_of_libraries",
    "decide_libraries",
    "keep_state",
    "move_back",
    "move_to_newer_libraries",
    "record_statements",
    "save_interactives",
]
