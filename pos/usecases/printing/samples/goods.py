"""What is on the samples: ordinary goods, and everything that has ever come out wrong on somebody's paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pos.domain.money import Fen
from pos.domain.quantity import ONE, Milli


class Sample(StrEnum):
    """The samples that there are of every kind."""

    NORMAL = "normal"
    LONG = "long"
    """40 lines of goods."""
    NAMES = "names"
    """Names longer than the paper is wide."""
    RARE = "rare"
    """Glyphs outside GB 2312, and the signs that printers are known to get wrong."""
    EMOJI = "emoji"
    FOREIGN = "foreign"
    """Thai, Arabic, Cyrillic, Greek, Korean, accented Latin."""
    CONTROL = "control"
    """Printer commands in names."""
    ZERO = "zero"
    """Prices of 0."""
    TRAINING = "training"
    """Practice: marked at both ends."""
    COPY = "copy"
    """Printed again: marked at both ends."""


@dataclass(frozen=True, slots=True)
class SampleGood:
    """An item of a sample."""

    name: str
    """The style's name."""
    colour: str = "驼色"
    """Colour name."""
    size: str = "M"
    """Size label."""
    code: str = "DR-2301"
    """货号."""
    barcode: str = "6901234567892"
    """GTIN-13."""
    quantity: Milli = ONE
    """Thousandths."""
    list_price: Fen = 299_900
    """吊牌价."""
    retail_price: Fen = 249_900
    """零售价."""
    off: tuple[tuple[str, Fen], ...] = ()
    """Rule and amount of each discount."""


_COAT = SampleGood("双面羊绒大衣", off=(("满1000减100", 10_000),))
_TROUSERS = SampleGood("阔腿西裤", "黑色", "S", "TR-1188", "6901234567908", 2 * ONE, 78_900, 78_900)
_TEA = SampleGood("龙井散装", "", "", "TEA-01", "6901234567915", 250, 96_000, 88_000, (("会员价", 2_000),))
_BAG = SampleGood("环保购物袋", "", "", "BAG", "6901234567922", 3 * ONE, 50, 50)
_NORMAL = (_COAT, _TROUSERS, _TEA, _BAG)

_NAMED: dict[Sample, tuple[str, ...]] = {
    Sample.NAMES: (
        "意大利进口双面羊绒手工缝制中长款翻领双排扣收腰修身显瘦气质百搭女士大衣外套",
        "Extraordinarily-long-unbroken-Latin-name-of-a-cardigan-without-any-space-in-it",
        "Wool & cashmere blend double-breasted belted coat with detachable faux fur collar",
        "全场满2000元（含）以上即可以优惠价格换购的限量版真丝印花方巾礼盒装",
    ),
    Sample.RARE: (
        "㛃䶮𠮷野家·喆堃赟昇旻珺甯彧犇骉",
        "￥12.00 ¥8 ：（折后）℃ ㎡ ——“引号”‘单’…《书》①②③ ½ № ™ ® © €",
        "ＡＢＣ１２３％＠全角　空格 ｱｲｳ かな カナ 한글",
        "éèêëàâäùûüôöîïçñß ŒœŸ ạảấầ Łódź Šárka ｟裏｠ 碁銹嘅喺",
    ),
    Sample.EMOJI: ("❤️ 情人节限定 🌹 口红 💄", "👨‍👩‍👧‍👦 亲子装 👗", "5★ 好评 ☆ ✓ ✗ ☎ ♨", "🇨🇳 国货 🎁 礼盒 😀😃"),
    Sample.FOREIGN: (
        "เสื้อโค้ทขนสัตว์ Thai coat",
        "معطف صوف نسائي Arabic",
        "Пальто шерстяное женское",
        "Παλτό μάλλινο · 코트 · Manteau d’été",
    ),
    Sample.CONTROL: (
        "大\x1b@衣\x1dV\x00切纸\x10\x04\x01",
        "\x1bp\x00\x19\xfa开钱箱\x1b\x70\x01",
        "换行\n回车\r制表\t空\x00字节\x7f\x9b\x85",
        "反转\u202e文字\u2028分行\ufeff零宽\u200b",
    ),
}


def goods_of(sample: Sample) -> tuple[SampleGood, ...]:
    """The goods of a sample, four or forty."""
    if sample is Sample.LONG:
        return tuple(
            replace(_NORMAL[place % 4], name=f"{_NORMAL[place % 4].name} {place + 1:02}", code=f"ST-{place + 1:04}")
            for place in range(40)
        )
    if sample is Sample.ZERO:
        free = replace(_BAG, name="赠品 丝巾", code="GIFT-1", quantity=ONE, list_price=0, retail_price=0)
        given = replace(_COAT, quantity=ONE, list_price=19_900, retail_price=19_900, off=(("买赠", 19_900),))
        return (free, given)
    names = _NAMED.get(sample)
    if names is None:
        return _NORMAL
    return tuple(replace(good, name=name) for good, name in zip(_NORMAL, names, strict=True))


def person_of(sample: Sample) -> str:
    """Somebody's name on the ticket of a sample."""
    names = {
        Sample.NAMES: "阿卜杜热合曼·买买提艾力·吐尔逊江 Alexandra-Konstantinova",
        Sample.RARE: "䶮喆𠮷",
        Sample.EMOJI: "小美🌸",
        Sample.FOREIGN: "Наталья Иванова",
        Sample.CONTROL: "王\x1b@芳\n",
    }
    return names.get(sample, "王芳")
