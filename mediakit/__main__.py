"""``python -m mediakit`` is the same as the command ``mediakit``."""

import sys

from mediakit.cli import main

sys.exit(main())
