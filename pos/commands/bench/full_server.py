"""A central server's installation with a large catalogue, one store and its clerk."""

from __future__ import annotations

import pkgutil
import shutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from pos.bootstrap.server import open_central
from pos.commands.bench import shop
from pos.commands.bench.prepared import prepared
from pos.commands.bench.scale import Scale
from pos.domain.store import OrgKind
from pos.server.demo import big
from pos.server.demo.big import load_big
from pos.server.migrations import versions
from pos.server.organisation.service import StoreEntry
from pos.server.staff.service import StaffEntry


def copy_of_full_server(scale: Scale, folder: Path, *, tills: int) -> list[str]:
    """Copy the installation into `folder`, no snapshot of its catalogue prepared; codes for so many new tills."""
    name = f"server-{scale.variants}-{scale.seed}"
    kept = prepared(name, lambda draft: _build(draft, scale), made_by=(sys.modules[__name__], big, *_steps()))
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    central = open_central(folder)
    try:
        return [central.enrolment.new_code(shop.STORE.code).code for _ in range(tills)]
    finally:
        central.close()


def _build(folder: Path, scale: Scale) -> None:
    central = open_central(folder)
    try:
        central.organisation.put_unit(code="CHAIN", name="岸线", kind=OrgKind.CHAIN)
        central.organisation.put_store(StoreEntry(code=shop.STORE.code, name=shop.STORE.name, parent="CHAIN"))
        clerk = StaffEntry(code="1", name=shop.CLERK.name, roles=((shop.STORE.code, shop.CLERK.role),), pin=shop.PIN)
        central.staff.put([clerk])
        load_big(central, scale.variants, scale.seed)
    finally:
        central.close()


def _steps() -> tuple[ModuleType, ...]:
    """The steps of the server's schema."""
    names = [found.name for found in pkgutil.iter_modules(versions.__path__, f"{versions.__name__}.")]
    return tuple(import_module(name) for name in sorted(names))
