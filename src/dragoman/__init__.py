"""Dragoman reads reports on a negotiation and keeps the record of it, each line on the exact words it rests on.

The names below are imported when they are first asked for, so that `import dragoman` stays cheap.
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["Docket", "Query", "Settings", "__version__", "extract"]

_HOMES = {
    "Docket": "dragoman.docket",
    "Query": "dragoman.docket",
    "Settings": "dragoman.settings",
    "extract": "dragoman.docket",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
