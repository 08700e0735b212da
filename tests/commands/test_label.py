"""`pos label` as people call it."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import closing
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image

from pos.bootstrap.till_files import open_till_files, till_secrets
from pos.commands import dispatch
from pos.domain.barcode import check_digit
from pos.usecases.syncing.enrol_till import IDENTITY, Identity
from pos.wire.codec import encode
from pos.wire.enrol import Enrolled
from pos.wire.feed import Change, ChangeKind, FeedPage, LabelsRecord, PromotionsRecord
from tests.examples import NOON, TILL
from tests.label_reader import codes_on, read_tspl, read_zpl

FIRST, SECOND = (f"69009900000{n}{check_digit(f'69009900000{n}')}" for n in (1, 2))
"""Of the catalogue that `pos soak` makes."""


def pos_label(*arguments: str | Path) -> int:
    return dispatch(["label", *map(str, arguments)])


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a small catalogue."""
    folder = tmp_path / "till"
    assert dispatch(["soak", "--data", str(folder), "--sales", "0"]) == 0
    capsys.readouterr()
    return folder


def test_a_picture_of_the_sample(tmp_path: Path) -> None:
    file = tmp_path / "l.png"
    assert pos_label("price-tag", "--to", f"png:{file}", "--lang", "en") == 0
    with Image.open(file) as picture:
        assert picture.width == 320
        assert "6901234567892" in codes_on(picture.convert("L"))


def test_goods_of_the_catalogue_by_code(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "l.tspl"
    code = FIRST
    arguments = ("--code", code, "--copies", "3", "--data", data, "--pages", "https://shop.example")
    assert pos_label("shelf", *arguments, "--to", f"tspl:{file}") == 0
    (label,) = read_tspl(file.read_bytes())
    assert codes_on(label.picture) == {code, f"https://shop.example/01/0{code}"}
    assert label.copies == 3


def test_a_list_of_what_came_or_costs_something_else(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed, file = tmp_path / "received.csv", tmp_path / "l.zpl"
    listed.write_text(f"code,copies,before\n{FIRST},2,199.00\nnothing\n\n{SECOND}\n{SECOND},0\n")
    assert pos_label("fitting", "--list", listed, "--data", data, "--to", f"zpl:{file}") == 0
    labels = read_zpl(file.read_bytes())
    assert [(label.copies, codes_on(label.picture)) for label in labels] == [
        (2, {FIRST}),
        (1, {SECOND}),
    ]
    said = capsys.readouterr().err
    assert "received.csv, line 3: nothing in the catalogue answers to 'nothing'" in said
    assert "received.csv, line 6: 0 copies" in said


def test_sheets(tmp_path: Path) -> None:
    file = tmp_path / "l.pdf"
    assert pos_label("shelf", "--sample", "long", "--to", f"pdf:{file}") == 0
    assert len(pypdfium2.PdfDocument(file)) == 3  # 14 to a sheet


def test_to_a_printer(capsys: pytest.CaptureFixture[str]) -> None:
    taken = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            link, _ = server.accept()
            with link:
                while part := link.recv(65_536):
                    taken.extend(part)

        thread = threading.Thread(target=take)
        thread.start()
        port = server.getsockname()[1]
        assert pos_label("fitting", "--to", f"tcp://127.0.0.1:{port}", "--copies", "2", "--speaks", "zpl") == 0
        thread.join(10)
    assert capsys.readouterr().out == "sent 8 labels\n"
    assert len(read_zpl(bytes(taken))) == 4
    assert pos_label("fitting", "--to", f"tcp://127.0.0.1:{port}") == 1


TEMPLATE = """
[labels.shelf]
width = 50
height = 20
parts = [
    { kind = "text", x = 1, y = 1, width = 48, height = 3, text = "{name}", bold = true },
    { kind = "bars", x = 1, y = 6, width = 48, height = 12, text = "{code}" },
]
"""


def test_head_offices_template(tmp_path: Path, data: Path) -> None:
    template, file = tmp_path / "t.toml", tmp_path / "l.tspl"
    template.write_text(TEMPLATE, encoding="utf-8")
    assert pos_label("shelf", "--template", template, "--to", f"tspl:{file}") == 0
    assert {label.picture.size for label in read_tspl(file.read_bytes())} == {(400, 160)}
    (data / "labels.toml").write_text(TEMPLATE, encoding="utf-8")
    assert pos_label("shelf", "--data", data, "--to", f"tspl:{file}") == 0
    assert {label.picture.size for label in read_tspl(file.read_bytes())} == {(400, 160)}


def told_by_head_office(data: Path) -> None:
    """The folder is a till's that head office knows and has told of its labels and promotions."""
    secrets = till_secrets(data)
    identity = Identity(
        enrolled=Enrolled(till_id=TILL.till_id, number=1, store=TILL.store, chain_key="00" * 32, server_time=NOON),
        seed="11" * 32,
    )
    secrets.put(IDENTITY, encode(identity))
    rule = {"id": "R1", "name": "限时五折", "benefit": {"type": "off", "percent": 50}}
    records = (
        (ChangeKind.LABELS, LabelsRecord(document='pages = "https://shop.example"\n' + TEMPLATE)),
        (ChangeKind.PROMOTIONS, PromotionsRecord(document=json.dumps({"rules": [rule]}))),
    )
    changes = tuple(
        Change(seq=n, kind=kind, key="", payload=msgspec.Raw(encode(record)))
        for n, (kind, record) in enumerate(records)
    )
    with closing(open_till_files(data, secrets=secrets, till_id="soak")) as files:
        files.mirror.apply(FeedPage(epoch="e1", after=0, upto=2, changes=changes, more=False))


def test_what_head_office_sent_by_the_feed_holds_also_beside_the_till(data: Path, tmp_path: Path) -> None:
    file, code = tmp_path / "l.tspl", FIRST
    assert pos_label("shelf", "--code", code, "--data", data, "--promotion", "--to", f"tspl:{file}") == 1
    told_by_head_office(data)
    assert pos_label("price-tag", "--code", code, "--data", data, "--to", f"tspl:{file}") == 0
    assert f"https://shop.example/01/0{code}?store=BJ01" in codes_on(read_tspl(file.read_bytes())[0].picture)
    assert pos_label("shelf", "--code", code, "--data", data, "--to", f"tspl:{file}") == 0
    (label,) = read_tspl(file.read_bytes())
    assert label.picture.size == (400, 160)
    picture = tmp_path / "l.png"
    plain = tmp_path / "plain.png"
    assert pos_label("price-tag", "--code", code, "--data", data, "--promotion", "--to", f"png:{picture}") == 0
    assert pos_label("price-tag", "--code", code, "--data", data, "--to", f"png:{plain}") == 0
    assert picture.read_bytes() != plain.read_bytes(), "half the price, the whole one struck through"


@pytest.mark.expects_log("labels.toml cannot be read")
def test_a_slip_in_the_tills_own_template_prints_as_usual(data: Path, tmp_path: Path) -> None:
    (data / "labels.toml").write_text("[labels.shelf]\nwidth = 'wide'", encoding="utf-8")
    file = tmp_path / "l.tspl"
    assert pos_label("shelf", "--data", data, "--to", f"tspl:{file}") == 0
    assert read_tspl(file.read_bytes())[0].picture.size == (560, 304)


@pytest.mark.parametrize(
    "arguments, said",
    (
        (("poster", "--to", "png:x"), "no label 'poster'"),
        (("shelf", "--to", "gif:x"), "'gif:x' is none of"),
        (("shelf", "--to", "tcp://:1"), "is not tcp://HOST:PORT"),
        (("shelf", "--to", "tcp://host:99999"), "is not tcp://HOST:PORT"),
        (("shelf", "--sample", "odd", "--to", "png:x"), "no sample 'odd'"),
        (("shelf", "--code", "1", "--to", "png:x"), "need --data"),
        (("shelf", "--code", "1", "--data", "/no/such", "--to", "png:x"), "holds no catalogue"),
        (("shelf", "--template", "/dev/null/x", "--to", "png:x"), "Not a directory"),
    ),
)
def test_what_makes_no_sense_is_said(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert pos_label(*arguments) == 1
    assert said in capsys.readouterr().err


def test_a_list_that_names_nothing(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "none.csv"
    listed.write_text("x\n")
    assert pos_label("shelf", "--list", listed, "--data", data, "--to", "png:x") == 1
    assert "none.csv names no goods" in capsys.readouterr().err
