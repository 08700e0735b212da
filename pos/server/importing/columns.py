"""The tables that can be imported, and the names their columns go by, in Chinese and English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pos.server.importing.table import Fault, FileFault


class ImportKind(StrEnum):
    """What a file holds."""

    STORES = "stores"
    CATALOGUE = "catalogue"
    MEMBERS = "members"
    STAFF = "staff"
    STOCK = "stock"
    DELIVERIES = "deliveries"
    COUNTED = "counted"
    PRICES = "prices"


_NAMES: dict[ImportKind, str] = {
    ImportKind.CATALOGUE: """
        style_code 货号 款号 style
        name 品名 名称 商品名称 款名
        brand 品牌
        season 季节 季
        category 类别 分类 品类
        kind 类型 商品类型
        list_price 吊牌价 标价 tag_price
        retail_price 零售价 售价 price
        cost 成本 成本价 进价
        tax_category 税收分类 税收编码
        tax_rate 税率 tax
        tax_included 含税
        colour 颜色 color
        size 尺码 规格 尺寸
        size_group 尺码组 sizes
        barcodes 条码 条形码 国际条码 barcode ean gtin
        return_days 退货天数 退货期
        picture 图片 照片 photo image
        attributes 属性
        matching 搭配 搭配款
        channels 渠道 销售渠道
        tracking 批次管理 追溯 追溯方式 tracked_by
        on_sale 在售 状态
    """,
    ImportKind.MEMBERS: """
        phone 手机号 手机 电话 mobile
        name 姓名 会员姓名
        level 等级 会员等级
        points 积分
        principal 储值本金 本金 stored_value
        gift 储值赠送 赠送 赠送金额
        card 卡号 会员卡号
        wechat 微信 openid
    """,
    ImportKind.STAFF: """
        code 工号 staff_code
        name 姓名
        role 角色 岗位
        store 门店 门店编号 store_code
        badge 工牌 工牌码
        pin 初始密码 密码
        active 在职
    """,
    ImportKind.STOCK: """
        store 门店 门店编号 store_code
        code 条码 条形码 barcode
        style_code 货号 款号
        colour 颜色 color
        size 尺码
        quantity 数量 库存 期初库存 qty
        owner 货主
    """,
    ImportKind.DELIVERIES: """
        number 送货单号 发货单号 单号 发货单 delivery asn_number delivery_number
        store 门店 门店编号 收货门店 store_code
        sender 供应商 发货方 supplier
        code 条码 条形码 barcode ean gtin
        style_code 货号 款号 style
        colour 颜色 color
        size 尺码
        quantity 数量 发货数量 件数 qty
        box 箱号 箱码 箱唛 carton sscc
        owner 货主
    """,
    ImportKind.COUNTED: """
        stocktake 盘点 盘点单 盘点名称
        store 门店 门店编号 store_code
        area 区域 区域码 货架 shelf
        code 条码 条形码 barcode
        style_code 货号 款号
        colour 颜色 color
        size 尺码
        quantity 数量 实盘 实盘数量 qty
        moment 时间 扫描时间 盘点时间 time scanned
        counter 盘点人 工号 staff_code
    """,
    ImportKind.PRICES: """
        list 价格表 价格表名称 price_list
        code 条码 条形码 barcode ean gtin
        style_code 货号 款号 style
        colour 颜色 color
        size 尺码
        price 价格 特价 会员价 执行价
        level 适用会员 会员等级 等级 levels members
        first 开始 开始日期 开始时间 from
        last 结束 结束日期 结束时间 to
        stores 门店 门店编号 store
    """,
    ImportKind.STORES: """
        code 门店编号 编号 store_code
        name 门店 门店名称 名称
        kind 门店类型 类型
        path 组织 区域 region
        legal_name 法人 公司名称 公司
        tax_number 税号 纳税人识别号
        address 地址
        phone 电话
        offset_minutes 时差
        cutoff_hour 日切 营业日切
        assistant_required 必选导购
    """,
}
_REQUIRED: dict[ImportKind, tuple[tuple[str, ...], ...]] = {
    ImportKind.CATALOGUE: (("style_code",), ("name",), ("retail_price", "list_price")),
    ImportKind.MEMBERS: (("phone", "card", "wechat"), ("points", "level", "principal", "gift", "name")),
    ImportKind.STAFF: (("name",), ("role",), ("store",)),
    ImportKind.STOCK: (("store",), ("code", "style_code"), ("quantity",)),
    ImportKind.DELIVERIES: (("number",), ("store",), ("code", "style_code"), ("quantity",)),
    ImportKind.COUNTED: (("stocktake",), ("store",), ("area",), ("code", "style_code"), ("moment",)),
    ImportKind.PRICES: (("list",), ("code", "style_code"), ("price",)),
    ImportKind.STORES: (("code",), ("name",), ("kind",)),
}
"""Of each group one column must be there."""
_TELLING: dict[ImportKind, tuple[tuple[str, ...], ...]] = {
    ImportKind.CATALOGUE: (),
    ImportKind.MEMBERS: (("phone",), ("points", "level", "principal", "gift", "card")),
    ImportKind.STAFF: (("role",),),
    ImportKind.STOCK: (("quantity",),),
    ImportKind.DELIVERIES: (("number",),),
    ImportKind.COUNTED: (("area",), ("moment",)),
    ImportKind.PRICES: (("list",), ("price",)),
    ImportKind.STORES: (("kind",),),
}
"""Without `--kind` one of each of these must be there too: they tell one table from another."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a file stand."""

    kind: ImportKind
    """What the file holds."""
    places: Mapping[str, int]
    """Field → index of its cell."""
    ignored: tuple[str, ...]
    """Headings that mean nothing here."""


def find_columns(header: Sequence[str], kind: ImportKind | None = None) -> Columns:
    """The columns of a header; without `kind` the table that fits best. Raises FileFault."""
    fits = [(k, fields) for k in ([kind] if kind else ImportKind) if (fields := _fields(header, k))]
    asked = _REQUIRED if kind else {k: _REQUIRED[k] + _TELLING[k] for k in ImportKind}
    whole = [(k, fields) for k, fields in fits if not _missing(asked[k], fields)]
    if not whole:
        if kind and fits:
            raise FileFault(
                Fault.MISSING_COLUMNS, "; ".join(" / ".join(group) for group in _missing(_REQUIRED[kind], fits[0][1]))
            )
        raise FileFault(Fault.UNKNOWN_HEADER, ", ".join(header)[:200])
    chosen, fields = max(whole, key=lambda entry: sum(field != "" for field in entry[1]))
    named = [field for field in fields if field]
    doubles = sorted({field for field in named if named.count(field) > 1})
    if doubles:
        raise FileFault(Fault.DOUBLE_COLUMN, ", ".join(doubles))
    return Columns(
        kind=chosen,
        places={field: place for place, field in enumerate(fields) if field},
        ignored=tuple(name for name, field in zip(header, fields, strict=True) if not field and name.strip()),
    )


def _fields(header: Sequence[str], kind: ImportKind) -> list[str]:
    """The field of each heading, empty for a stranger; an empty list where none is known."""
    names = {_plain(word): line.split()[0] for line in _NAMES[kind].strip().splitlines() for word in line.split()}
    fields = [names.get(_plain(heading), "") for heading in header]
    return fields if any(fields) else []


def _missing(groups: Sequence[tuple[str, ...]], fields: Sequence[str]) -> list[tuple[str, ...]]:
    """The groups of which no column is there."""
    return [group for group in groups if not any(field in fields for field in group)]


def _plain(heading: str) -> str:
    """A heading without what spreadsheets and people put around it: case, blanks, a unit in brackets, a star."""
    text = unicodedata.normalize("NFKC", heading).lower().split("(")[0]
    return "".join(letter for letter in text if letter.isalnum())
