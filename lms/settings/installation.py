"""This installation: its environment, read once, and the folder that holds what it keeps."""

from pathlib import Path

from lms.settings.environment import Environment

environment = Environment()
DATA: Path = environment.data.resolve()
