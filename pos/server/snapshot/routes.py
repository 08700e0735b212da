"""`/v1/catalogue/snapshot`."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, reading
from pos.server.snapshot.service import Snapshots


def snapshot_routes(*, snapshots: Snapshots, gate: Gate) -> APIRouter:
    """The catalogue as a file, for new tills."""
    router = APIRouter()

    @router.get("/v1/catalogue/snapshot")
    async def newest(request: Request) -> Response:
        await gate.till(request)
        info = await reading(snapshots.newest)
        return answer(info, 200 if info.ready else 202)

    @router.get("/v1/catalogue/snapshot/{name}")
    async def fetch(request: Request, name: str) -> Response:
        await gate.till(request)
        path = snapshots.path_of(name)
        if path is None:
            raise HttpProblem(404, "not_found")
        # Answers ranges too, so that a till goes on where it broke off.
        return FileResponse(path, media_type="application/zstd")

    return router
