"""The QR at a receipt's end leads to the chain's pages and says whose customer it is."""

from dataclasses import replace
from pathlib import Path

from pos.bootstrap.visit_links import VisitLinks
from pos.domain.document import AssistantShare
from tests.usecases.printing.counter import BAG, sale

TOLD = 'pages = "https://shop.example"\n'


def test_a_receipt_names_its_store_and_assistant(tmp_path: Path) -> None:
    document = sale(replace(BAG, assistants=(AssistantShare(staff_id="w7"),)))
    told = [""]
    links = VisitLinks(data=tmp_path, own_pages="", told=lambda: told[0], store_code="BJ01")
    assert links(document) == ""
    told[0] = TOLD
    assert links(document) == "https://shop.example/?store=BJ01&assistant=w7"
    own = VisitLinks(data=tmp_path, own_pages="https://own.example/p", told=lambda: TOLD, store_code="BJ01")
    assert own(sale(replace(BAG, assistants=()))) == "https://own.example/p/?store=BJ01"
