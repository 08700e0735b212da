"""`pos ticket` as people call it."""

from __future__ import annotations

import io
import json
import socket
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from pos.bootstrap.till_files import open_till_files, till_secrets
from pos.commands import USAGE_ERROR, dispatch
from pos.domain.money import yuan
from tests.devices.printer.emulator import codes_in
from tests.devices.printer.stand_in import LID_OPEN, OK, Behaviour, PrinterStandIn
from tests.escpos_reader import lines


def pos_ticket(*arguments: str | Path) -> int:
    return dispatch(["ticket", *map(str, arguments)])


@pytest.mark.parametrize("width, dots", (("58", 384), ("80", 576)))
@pytest.mark.parametrize("language", ("zh_CN", "en"))
def test_a_picture(tmp_path: Path, width: str, dots: int, language: str) -> None:
    file = tmp_path / "t.png"
    assert pos_ticket("receipt", "--to", f"png:{file}", "--width", width, "--lang", language) == 0
    picture = Image.open(io.BytesIO(file.read_bytes())).convert("L")
    assert picture.width == dots
    assert "RBJ01-02-261122-000007" in codes_in(picture)


@pytest.mark.parametrize("kind", ("gift-receipt", "z_report", "Z-Report", "stocktake_sheet", "pickup"))
def test_kinds_by_their_names(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "t.bin"
    assert pos_ticket(kind, "--sample", "names", "--to", f"escpos:{file}") == 0
    assert lines(file.read_bytes())


def test_a_picture_for_a_printer_without_chinese(tmp_path: Path) -> None:
    file = tmp_path / "t.bin"
    assert pos_ticket("trial", "--to", f"escpos:{file}", "--as-picture") == 0
    assert lines(file.read_bytes()) == []


def test_to_a_printer_that_answers_and_one_that_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    for status, said in ((OK, "printed\n"), (None, "sent; the printer does not say whether it printed\n")):
        with PrinterStandIn(Behaviour(status=status)) as there:
            assert pos_ticket("hold", "--to", f"tcp://127.0.0.1:{there.port}") == 0
        assert "尚未付款，不作凭证" in "".join(lines(there.paper))
        assert capsys.readouterr().out == said


def test_a_printer_that_cannot(capsys: pytest.CaptureFixture[str]) -> None:
    with PrinterStandIn(Behaviour(status=LID_OPEN)) as there:
        assert pos_ticket("hold", "--to", f"tcp://127.0.0.1:{there.port}") == 1
    assert capsys.readouterr().err == "not_printed: lid_open\n"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert pos_ticket("hold", "--to", f"tcp://127.0.0.1:{port}") == 1
    with PrinterStandIn(Behaviour(status=OK, dies_after=200)) as there:
        assert pos_ticket("receipt", "--sample", "long", "--to", f"tcp://127.0.0.1:{there.port}", "--as-picture") == 3


@pytest.mark.parametrize(
    "arguments, said",
    (
        (("nothing", "--to", "png:x"), "no ticket 'nothing'"),
        (("receipt", "--to", "pdf:x"), "'pdf:x' is none of"),
        (("receipt", "--to", "png:"), "is none of"),
        (("receipt", "--to", "tcp://:9100"), "is not tcp://HOST:PORT"),
        (("receipt", "--to", "tcp://host:99999"), "is not tcp://HOST:PORT"),
        (("receipt", "--sample", "odd", "--to", "png:x"), "no sample 'odd'"),
        (("receipt", "--sale", "R1", "--to", "png:x"), "--sale needs --data"),
        (("receipt", "--template", "/no/such", "--to", "png:x"), "No such file"),
    ),
)
def test_what_makes_no_sense_is_said(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert pos_ticket(*arguments) == 1
    assert said in capsys.readouterr().err


def test_without_a_target() -> None:
    with pytest.raises(SystemExit, match=str(USAGE_ERROR)):
        pos_ticket("receipt")


TEMPLATE = """
[words.zh_CN]
"receipt.thanks" = "岸线与你"
"receipt.nonsense" = "?"

[tickets.receipt]
blocks = ["store", "club", "closing"]

[tickets.receipt.own.club]
text.zh_CN = "会员日 {number}"
align = "left"

[tickets.poster]
"""


def test_head_offices_template_is_tried_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template, file = tmp_path / "t.toml", tmp_path / "t.bin"
    template.write_text(TEMPLATE, encoding="utf-8")
    assert pos_ticket("receipt", "--template", template, "--to", f"escpos:{file}") == 0
    said = lines(file.read_bytes())
    assert "会员日 RBJ01-02-261122-000007" in said
    assert "岸线与你" in said[-1]
    assert not [line for line in said if "税号" in line]
    assert [line for line in said if line.startswith("双面羊绒大衣")]
    warned = capsys.readouterr().err
    assert "words.zh_CN.receipt.nonsense is not used" in warned
    assert "tickets.poster is not used" in warned
    (tmp_path / "tickets.toml").write_text(TEMPLATE, encoding="utf-8")
    assert pos_ticket("receipt", "--data", tmp_path, "--to", f"escpos:{file}") == 0
    assert lines(file.read_bytes()) == said


@pytest.mark.expects_log("tickets.toml cannot be read")
def test_a_slip_in_the_tills_own_template_prints_as_usual(tmp_path: Path) -> None:
    (tmp_path / "tickets.toml").write_text("[tickets.receipt]\nblocks = 7\n", encoding="utf-8")
    file = tmp_path / "t.bin"
    assert pos_ticket("receipt", "--data", tmp_path, "--to", f"escpos:{file}") == 0
    assert lines(file.read_bytes())


def test_the_receipt_of_a_sale_that_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = tmp_path / "till", tmp_path / "t.bin"
    assert dispatch(["soak", "--data", str(data), "--sales", "1"]) == 0
    sale = json.loads(capsys.readouterr().out.splitlines()[-1])
    for name in (sale["id"], sale["number"], sale["number"].lower()):
        assert pos_ticket("receipt", "--sale", name, "--data", data, "--to", f"escpos:{file}", "--lang", "en") == 0
        said = lines(file.read_bytes())
        assert [line.split() for line in said if line.startswith("No.")] == [["No.", sale["number"]]]
        assert [line.split()[-1] for line in said if line.startswith("Total")] == [f"￥{yuan(sale['total'])}"]
    assert pos_ticket("gift_receipt", "--sale", sale["id"], "--data", data, "--to", f"escpos:{file}") == 0
    assert not [line for line in lines(file.read_bytes()) if "￥" in line]
    for kind, name in (("return", sale["id"]), ("receipt", "R0"), ("pickup", sale["id"])):
        assert pos_ticket(kind, "--sale", name, "--data", data, "--to", f"escpos:{file}") == 1
    assert pos_ticket("receipt", "--sale", "R0", "--data", tmp_path / "none", "--to", f"escpos:{file}") == 1


def test_a_shifts_ticket_is_taken_from_the_queue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = tmp_path / "till", tmp_path / "t.bin"
    assert dispatch(["soak", "--data", str(data), "--sales", "1"]) == 0
    with closing(open_till_files(data, secrets=till_secrets(data), till_id="soak")) as files:
        shift = files.ledger.current_shift()
    assert shift is not None
    assert pos_ticket("shift_opening", "--sale", shift.shift_id, "--data", data, "--to", f"escpos:{file}") == 0
    assert [line for line in lines(file.read_bytes()) if shift.number in line]
