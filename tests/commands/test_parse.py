"""`pos parse`: a line in, a JSON object out, whatever the line."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from pos.commands import dispatch

G = "06901234567892"


class Parse:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *lines: bytes | str, state: str = "selling", more: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        raw = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert dispatch(["parse", "--state", state, "--json", "--today", "2026-11-22", *more]) == 0
        return [json.loads(line) for line in self._capsys.readouterr().out.splitlines()]


@pytest.fixture
def parse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Parse:
    return Parse(monkeypatch, capsys)


def test_a_tag_in_each_of_its_forms_is_the_same(parse: Parse) -> None:
    said = parse(
        f"]d201{G}17261231" + r"10A\\B"[:4] + "1\\x1d217",
        f"01{G}1726123110A1\\u001D217",
        f"01{G}1726123110A1\\\\x1d217",
        f"https://shop.example/s/01/{G}/10/A1/21/7?17=261231",
        f"\\t]Q1https://shop.example/gtin/{G}/lot/A1/ser/7?exp=261231\\r",
    )

    assert [line["line"] for line in said] == [1, 2, 3, 4, 5]
    for line in said[1:]:
        assert (line["kind"], line["taken"], line["goes_to"]) == ("item", True, "selling")
        assert (line["gtin"], line["lot"], line["serial"], line["expiry"]) == (G, "A1", "7", "2026-12-31")
    assert said[0]["refusal"] == "bad_value", "a backslash is in no lot"


def test_weight_and_price(parse: Parse) -> None:
    weighed, link, scale = parse(
        f"01{G}31030001893922{1299}",
        f"https://a/01/{G}?3103=000189&store=bj01&assistant=w7",
        "2212345012343",
        more=("--in-store", "22IIIIIPPPPPC"),
    )

    assert (weighed["weight"], weighed["weight_g"], weighed["price"], weighed["price_fen"]) == (0.189, 189, 12.99, 1299)
    assert (link["store"], link["assistant"], link["weight_g"]) == ("BJ01", "w7", 189)
    assert (scale["item"], scale["price_fen"]) == ("2212345", 1234)


def test_what_is_recalled_and_what_was_scanned_before(parse: Parse, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(f'layouts = ["27IIIIIWWWWWC"]\n[[recalls]]\ngtin = "{G}"\nlots = ["A1"]\nreason = "染料超标"\n')
    lines = (f"01{G}10A1", f"01{G}10B2", G[1:], f"(01){G}(10)B2(21)7", f"https://a/01/{G}/10/B2/21/7", "2712345012348")

    bad, good, unsaid, first, again, scale = parse(*lines, more=("--rules", str(rules)))

    assert (bad["taken"], "goes_to" in bad, bad["refusal"], bad["reason"]) == (False, False, "recalled", "染料超标")
    assert (good["taken"], "caution" in good) == (True, False)
    assert (unsaid["taken"], unsaid["caution"], unsaid["reason"]) == (True, "lot_unsaid", "染料超标")
    assert "caution" not in first
    assert (again["taken"], again["caution"], again["before"]) == (True, "scanned_before", 4)
    assert scale["weight_g"] == 1234
    (counted,) = parse(lines[0], state="counting", more=("--rules", str(rules)))
    assert counted["taken"] is True, "whoever counts has to be able to"


def test_a_payment_code_is_not_repeated(parse: Parse) -> None:
    (there,) = parse("101234567890123456", state="paying")
    (here,) = parse("101234567890123456")

    assert (there["kind"], there["taken"], there["refers_to"]) == ("payment", True, "wechat")
    assert (here["taken"], here["refusal"], here["refers_to"]) == (False, "payment_not_awaited", "wechat")
    assert "101234567890123456" not in json.dumps([there, here])


def test_other_kinds_say_what_they_hold(parse: Parse) -> None:
    title, voucher, digits, enrol = parse(
        "$01MTIzPC8+NDU2PC8+$",
        "https://v.douyin.com/abc/",
        "1234 5678 9013",
        "https://pos.example#E-7K2M9PQ4RS",
        state="paying",
    )

    assert (title["kind"], title["name"], title["tax_number"]) == ("invoice_title", "123", "456")
    assert title["crc_right"] is False
    assert (voucher["kind"], voucher["platform"]) == ("third_party", "douyin")
    assert (digits["platform"], digits["code"]) == ("unknown", "123456789013")
    assert (enrol["server"], enrol["taken"]) == ("https://pos.example", False)


def test_lines_that_make_no_sense_are_answered_too(parse: Parse) -> None:
    lines: tuple[bytes | str, ...] = (
        "",
        "\\x",
        "\\u00",
        "\\q",
        "\\",
        b"\xff\xfe\x00",
        "x" * 5000,
        "\\x00",
        "👗",
        "\\0",
        "\\uD800",
    )

    said = parse(*lines)

    assert len(said) == len(lines)
    assert said[0]["refusal"] == "unreadable"
    assert all(line["taken"] is False for line in said)
    assert said[6]["refusal"] == "unreadable"


def test_a_byte_order_mark_belongs_to_no_scan(parse: Parse) -> None:
    first, second = parse(b"\xef\xbb\xbf6901234567892", b"\xef\xbb\xbf6901234567892")

    assert (first["gtin"], second["refusal"]) == (G, "unreadable")


@pytest.mark.parametrize("encoding", ("ascii", "gb18030", "utf-8"))
def test_every_console_can_show_it(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """Names in Chinese and half a character, as JSON that any program reads."""
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("连衣裙𝟞\n\\uD800\n".encode())))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))

    assert dispatch(["parse"]) == 0

    first, second = (json.loads(line) for line in out.getvalue().decode(encoding).splitlines())
    assert (first["refers_to"], second["taken"]) == ("连衣裙𝟞", False)


@pytest.mark.parametrize("wrong", (("--state", "dreaming"), ("--today", "tomorrow"), ("--in-store", "22XX")))
def test_a_command_line_that_makes_no_sense(wrong: tuple[str, str], parse: Parse) -> None:
    with pytest.raises(SystemExit):
        parse("x", more=wrong)
