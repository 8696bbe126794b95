"""The docket as a file, and the only room that knows SQL."""

from dragoman.ledger.comparison import Compared, Comparison, KeptLink, KeptTrait
from dragoman.ledger.editions import Laid
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.publications import Publication
from dragoman.ledger.searching import ParagraphHit, Resting, Search

__all__ = [
    "Compared",
    "Comparison",
    "KeptLink",
    "KeptTrait",
    "Laid",
    "Ledger",
    "ParagraphHit",
    "Publication",
    "Resting",
    "Search",
]
