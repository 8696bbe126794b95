from dragoman.docket import Docket as Docket
from dragoman.docket import Query as Query
from dragoman.docket import extract as extract
from dragoman.settings import Settings as Settings

__version__: str
__all__ = ["Docket", "Query", "Settings", "__version__", "extract"]
