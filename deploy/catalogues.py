"""`deploy/catalogues.py update|check|compile [room …]`: the interface's texts, see `deploy/texts`."""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
runpy.run_module("deploy.texts", run_name="__main__")
