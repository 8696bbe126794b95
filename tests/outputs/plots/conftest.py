"""The samples lie one folder up, where pytest does not look when this folder is run by itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
