"""What stands above the text of a notebook unit."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from courses.activities.contract import OwnFields, file_path


def _paths(text: str) -> str:
    lines = (file_path(line.strip()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


class NotebookFields(OwnFields):
    """The notebook among the course's files, and the data beside it, one path a line.

    `outputs` are stripped from what learners get, or "keep": those of cells that are given stay.
    """

    notebook: Annotated[str, AfterValidator(file_path), Field(max_length=200)] = ""
    data: Annotated[str, AfterValidator(_paths), Field(max_length=2000)] = ""
    outputs: Literal["", "keep"] = ""
