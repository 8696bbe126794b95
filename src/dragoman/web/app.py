"""The desk as an ASGI application: addresses, the guard before them, failures as pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dragoman.errors import AmbiguousId, DragomanError, NotFound, NotReady, StaleEdit
from dragoman.web.case import Case
from dragoman.web.guard import HOSTS, Guard
from dragoman.web.pages import (
    actors,
    adding,
    exporting,
    history,
    importing,
    network,
    overview,
    policy,
    queue,
    reader,
    records,
    settings,
    tables,
    timeline,
)
from dragoman.web.pages.rendering import page

STATIC = Path(__file__).parent / "static"
STATUS = {NotFound: 404, AmbiguousId: 404, StaleEdit: 409, NotReady: 503}
FIELDS = 500
"""Fields of a form at most."""

Handler = Callable[[Request, FormData], Response]


def create_app(case: Case, hosts: frozenset[str] = HOSTS) -> Starlette:
    """The desk on a case, answering under the names of `hosts` alone."""
    app = Starlette(
        routes=[*_pages(), *_writes(), Mount("/static", StaticFiles(directory=STATIC), name="static")],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={DragomanError: _failed, HTTPException: _missing},
    )
    app.state.case = case
    return app


def _pages() -> list[BaseRoute]:
    return [
        Route("/", overview.overview),
        Route("/documents", reader.documents),
        Route("/documents/{id}", reader.document),
        Route("/records/new", adding.new_record, methods=["GET", "HEAD"]),
        Route("/records/{id}", records.record),
        Route("/queue", queue.queue),
        Route("/queue/preview", queue.preview),
        Route("/history", history.history),
        *(Route(f"/{name}", tables.listing) for name in tables.LISTINGS),
        Route("/disagreements", tables.disagreements),
        Route("/search", tables.search),
        Route("/actors", actors.actors),
        Route("/actors/{id}", actors.actor),
        Route("/timeline", timeline.timeline),
        Route("/network", network.network),
        Route("/policy", policy.policy),
        Route("/policy/verdicts", policy.verdicts),
        Route("/policy/verdict", policy.verdict),
        Route("/policy/plan", policy.plan),
        Route("/settings", settings.settings),
        Route("/import", importing.import_page),
        Route("/export", exporting.export_page),
        Route("/export/{form}", exporting.export),
    ]


def _writes() -> list[BaseRoute]:
    handlers: dict[str, Handler] = {
        "/records/{id}/decide": records.decide,
        "/records/new": adding.add,
        "/records/{id}/edit": records.edit,
        "/records/{id}/comment": records.comment,
        "/joins/split": records.split,
        "/undo": records.undo,
        "/redo": records.redo,
        "/queue/accept": queue.accept_all,
        "/actors/merge": actors.merge,
        "/actors/part": actors.part,
        "/policy": policy.policy_pasted,
        "/settings": settings.change,
        "/import": importing.take,
    }
    return [Route(path, _posted(handler), methods=["POST"]) for path, handler in handlers.items()]


def _posted(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """The form is read here; what is done with it runs on a thread, as pages do."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_fields=FIELDS) as form:
            return await run_in_threadpool(handler, request, form)

    return endpoint


def _failed(request: Request, error: Exception) -> Response:
    """A failure as a page: what, where, and what to do about it."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    return page(request, "failure.jinja", status=status, error=error)


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    told = NotFound("there is no such page", where=request.url.path[:120], remedy="choose one from the menu")
    return page(request, "failure.jinja", status=status, error=told)
