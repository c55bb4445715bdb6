"""`python -m tests.bench`: what each page costs, as ratios to two floors of the same run.

`--quick` counts queries and bytes only, which is the same on every machine, and fails when a goal is
missed. `--only WORD` measures the pages whose name contains it. LERNHUB_DATABASE_URL takes another database.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import django

from deploy.prepare import prepare, read_environment


def main(arguments: Sequence[str]) -> int:
    """Load, measure, show; return 1 when a robust goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only queries and bytes")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--write", type=Path, help="write the results into this file, too")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lernhub-bench-") as folder:
        data = Path(folder)
        os.environ |= {
            "LERNHUB_DATA": folder,
            "LERNHUB_SAMPLE": "false",
            "DJANGO_SETTINGS_MODULE": "lms.settings.base",
        }
        prepare(read_environment())
        django.setup()
        from tests.bench.running import run

        return run(data, quick=options.quick, only=options.only, write=options.write)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
