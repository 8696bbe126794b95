"""What people decide on records: the one way in for every decision, from the terminal and from the desk."""

from dragoman.reviewing.adding import ADDABLE, REQUIRED
from dragoman.reviewing.precision import Precision
from dragoman.reviewing.review import UNDECIDED, Review
from dragoman.reviewing.stacks import stacks

__all__ = ["ADDABLE", "REQUIRED", "UNDECIDED", "Precision", "Review", "stacks"]
