"""Read a provider's statement: 交易账单 of WeChat Pay (ALL, SUCCESS or REFUND), 业务明细 of Alipay; CSV or a zip of it.

WeChat Pay: UTF-8, a grave accent before every value, sums at the end. Alipay: GB18030 (or UTF-8), notes behind `#`, a
tab behind every value. Columns are found by their names, as providers add some now and then.
Source: pay.weixin.qq.com 交易账单详细说明, opendocs.alipay.com 业务明细账单.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan
from pos.domain.payment.code import Provider

MAX_BYTES = 256 << 20
"""Larger ones are refused."""


class RowKind(StrEnum):
    """What a row of a statement says."""

    PAID = "paid"
    GIVEN_BACK = "given_back"
    """By a refund, or by a reversal of what was paid."""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A row, in our words."""

    kind: RowKind
    """What."""
    number: str
    """The merchant's number of the payment."""
    refund_number: str
    """The merchant's number of the refund; empty: a reversal."""
    amount: Fen
    """Above 0."""
    moment: datetime
    """As the provider writes it: China's time, without a zone."""

    @property
    def day(self) -> date:
        """The statement's day."""
        return self.moment.date()


def read_statement(path: Path, provider: Provider) -> tuple[StatementRow, ...]:
    """The rows of a statement. Raises BadValue for what is none (the line is named), OSError."""
    if path.stat().st_size > MAX_BYTES:
        raise BadValue(f"{path.name} has more than {MAX_BYTES >> 20} MB")
    data = path.read_bytes()
    if data[:4] == b"PK\x03\x04":
        data = _unzipped(data, path.name)
    lines = _text(data, path.name).splitlines()
    return _wechat(lines) if provider is Provider.WECHAT else _alipay(lines)


def _wechat(lines: list[str]) -> tuple[StatementRow, ...]:
    rows: list[StatementRow] = []
    names: list[str] = []
    for place, line in enumerate(lines, start=1):
        if line.startswith("交易时间,"):
            names = line.split(",")
        elif line.startswith("总交易单数"):
            break
        elif line.startswith("`") and names:
            # Not a comma alone: a product's name may have one.
            row = dict(zip(names, line.removeprefix("`").split(",`"), strict=False))
            rows.append(_wechat_row(row, place))
    if not names:
        raise BadValue("not a statement of WeChat Pay: no line begins with 交易时间")
    return tuple(rows)


def _wechat_row(row: dict[str, str], place: int) -> StatementRow:
    state = _cell(row, place, "交易状态")
    paid = state == "SUCCESS"
    if not paid and state not in ("REFUND", "REVOKED"):
        raise BadValue(f"line {place}: 交易状态 is {state!r:.30}")
    names = ("订单金额", "应结订单金额", "总金额") if paid else ("申请退款金额", "退款金额")
    amount = next((row[name] for name in names if row.get(name)), "")
    return StatementRow(
        kind=RowKind.PAID if paid else RowKind.GIVEN_BACK,
        number=_cell(row, place, "商户订单号"),
        refund_number="" if paid or state == "REVOKED" else row.get("商户退款单号", ""),
        amount=abs(_amount(amount, place)),
        moment=_moment(_cell(row, place, "交易时间"), place),
    )


def _alipay(lines: list[str]) -> tuple[StatementRow, ...]:
    rows: list[StatementRow] = []
    names: list[str] = []
    for place, line in enumerate(lines, start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = [cell.strip() for cell in next(csv.reader([line]))]
        if cells[0] == "支付宝交易号":
            names = cells
        elif names:
            rows.append(_alipay_row(dict(zip(names, cells, strict=False)), place))
    if not names:
        raise BadValue("not a statement of Alipay: no line begins with 支付宝交易号")
    return tuple(rows)


def _alipay_row(row: dict[str, str], place: int) -> StatementRow:
    kind = _cell(row, place, "业务类型")
    if kind not in ("交易", "退款"):
        raise BadValue(f"line {place}: 业务类型 is {kind!r:.30}")
    return StatementRow(
        kind=RowKind.PAID if kind == "交易" else RowKind.GIVEN_BACK,
        number=_cell(row, place, "商户订单号"),
        refund_number=row.get("退款批次号/请求号", "") if kind == "退款" else "",
        amount=abs(_amount(_cell(row, place, "订单金额（元）"), place)),
        moment=_moment(_cell(row, place, "完成时间"), place),
    )


def _cell(row: dict[str, str], place: int, name: str) -> str:
    value = row.get(name, "").strip()
    if not value:
        raise BadValue(f"line {place} has no {name}")
    return value


def _amount(text: str, place: int) -> Fen:
    try:
        return parse_yuan(text)
    except BadValue:
        raise BadValue(f"line {place}: not an amount: {text!r:.30}") from None


def _moment(text: str, place: int) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - China's, as written
    except ValueError:
        raise BadValue(f"line {place}: not a time: {text!r:.30}") from None


def _text(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadValue(f"{name} is neither UTF-8 nor GB18030")


def _unzipped(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            # Beside the details lies a summary (汇总).
            found = [each for each in packed.infolist() if _is_detail(each)]
            if len(found) != 1 or found[0].file_size > MAX_BYTES:
                raise BadValue(f"{name} holds {len(found)} statements, not one")
            return packed.read(found[0])
    except zipfile.BadZipFile:
        raise BadValue(f"{name} is damaged") from None


def _is_detail(each: zipfile.ZipInfo) -> bool:
    # A name from before zip knew Unicode was written in GBK and read as CP437.
    name = each.filename
    if not each.flag_bits & 0x800:
        name = name.encode("cp437", "replace").decode("gb18030", "replace")
    return name.lower().endswith(".csv") and "汇总" not in name
