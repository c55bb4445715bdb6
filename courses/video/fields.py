"""What stands above the transcript of a video unit."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from courses.activities.contract import OwnFields, file_path


def _one_line(text: str) -> str:
    stripped = text.strip()
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in stripped):
        raise PydanticCustomError("one_line", "must be a single line")
    return stripped


Line = Annotated[str, AfterValidator(_one_line)]
CoursePath = Annotated[Line, AfterValidator(file_path), Field(max_length=200)]


class VideoFields(OwnFields):
    """Either a film of the course with what belongs to it, or one that lies elsewhere."""

    video: CoursePath = ""
    captions: CoursePath = ""
    chapters: CoursePath = ""
    poster: CoursePath = ""
    external: Annotated[Line, Field(max_length=500)] = ""
    provider: Annotated[Line, Field(max_length=80)] = ""
