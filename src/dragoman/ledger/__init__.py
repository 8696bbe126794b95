"""The docket as a file, and the only room that knows SQL."""

from dragoman.ledger.comparison import Compared, Comparison, KeptLink, KeptTrait
from dragoman.ledger.fulltext import ParagraphHit
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.publications import Publication

__all__ = ["Compared", "Comparison", "KeptLink", "KeptTrait", "Ledger", "ParagraphHit", "Publication"]
