"""The reading room as an ASGI application over one archive file."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from quoth.web import failing
from quoth.web.bounds import BoundedBody
from quoth.web.desk import Desk
from quoth.web.guarding import guarded
from quoth.web.options import RoomOptions
from quoth.web.pacing import Pace
from quoth.web.templating import compile_all
from quoth.web.uploads import Readings
from quoth.web.views import api, api_manual, api_writing, articles, identities, people, quotations, reading, review

_HERE = Path(str(files("quoth.web")))


@asynccontextmanager
async def _open(app: FastAPI) -> AsyncIterator[None]:
    """While the room is open, what it is made of is no garbage: looking through all of it held up a page in ten by 120 ms."""
    compile_all()
    app.openapi()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    app.state.desk.close()


def create_app(options: RoomOptions) -> FastAPI:
    """The reading room over an archive: pages under `/`, the same values as JSON under `/api`, OpenAPI under `/api/openapi.json`.

    The archive is opened read-only. Raises `ArchiveError` when it cannot be opened.
    """
    app = FastAPI(title="Quoth", version=version("quoth"), lifespan=_open, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.desk = Desk(options)
    with app.state.desk.reading() as opened:
        opened.stats()
    app.state.pace = Pace(options.readings)
    app.state.readings = Readings()
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    for room in (articles, identities, people, quotations, reading, review, api_manual, api, api_writing):
        app.include_router(room.router)
    failing.install(app)
    app.add_middleware(BoundedBody, most=options.upload)
    app.middleware("http")(guarded)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(options.hosts))
    return app
