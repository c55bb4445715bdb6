"""Says that a script can run here."""

import os

os.write(1, b"ready\n")
