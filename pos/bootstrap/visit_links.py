"""The QR at a receipt's end: the chain's pages, with the store and the assistant whose customer it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos.bootstrap.label_templates import label_templates_of
from pos.domain.document import Document
from pos.domain.scan.digital_link import write_visit


class VisitLinks:
    """Made for one till."""

    def __init__(self, *, data: Path, own_pages: str, told: Callable[[], str], store_code: str) -> None:
        """`own_pages`: as this till was set up; `told`: how head office wants labels, and where its pages are."""
        self._data = data
        self._own_pages = own_pages
        self._told = told
        self._store_code = store_code
        self._known: tuple[str, str] | None = None

    def __call__(self, document: Document) -> str:
        """Of a document's customer; empty where there are no pages."""
        pages = self._own_pages or self._told_pages()
        credited = [share.staff_id for line in document.lines for share in line.assistants]
        return write_visit(pages, store=self._store_code, assistant=credited[0] if credited else "") if pages else ""

    def _told_pages(self) -> str:
        told = self._told()
        if self._known is None or told != self._known[0]:
            templates = label_templates_of(self._data, told)
            self._known = (told, templates.pages if templates is not None else "")
        return self._known[1]
