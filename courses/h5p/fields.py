"""What stands above the text of an H5P unit."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from courses.activities.contract import OwnFields, file_path


class InteractiveFields(OwnFields):
    """The package among the course's files, and which of a learner's results counts."""

    package: Annotated[str, AfterValidator(file_path), Field(max_length=200)] = ""
    counting: Literal["best", "last", "first"] = "best"
