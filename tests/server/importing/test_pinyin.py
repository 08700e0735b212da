"""Names are found by pinyin and initials from any character on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.server.importing.pinyin import LONGEST_KEY, pinyin_keys


def found_by(name: str, typed: str) -> bool:
    """Whether a till that looks keys up by prefix finds the name."""
    return any(key.startswith(typed) for key in pinyin_keys(name))


FOUND = [
    ("女士皮衣", "piyi"),
    ("女士皮衣", "py"),
    ("女士皮衣", "nvshi"),
    ("女士皮衣", "nspy"),
    ("女士皮衣", "nvshipiyi"),
    ("女士皮衣", "ship"),
    ("女士皮衣", "y"),
    ("法式碎花长裙", "changqun"),
    ("法式碎花长裙", "zhangqun"),
    ("法式碎花长裙", "cq"),
    ("重磅真丝连衣裙", "zhongbang"),
    ("重磅真丝连衣裙", "chongbang"),
    ("重庆火锅围裙", "chongqing"),
    ("银行礼盒", "yinhang"),
    ("薄款风衣", "baokuan"),
    ("薄荷绿", "bohe"),
    ("藏青西装", "zangqing"),
    ("藏青西装", "cangqing"),
    ("绿茶面膜", "lvcha"),
    ("吕字头巾", "lvzi"),
    ("T恤", "txu"),
    ("T恤", "tx"),
    ("圆领纯色T恤", "cstx"),
    ("Oversize Logo T恤", "logo"),
    ("清透防晒乳SPF50+", "spf50"),
    ("玻尿酸精华30ml", "30ml"),
    ("Café 托特包", "cafe"),
    ("ＡＢＣ毛衣", "abcmaoyi"),
    ("（加厚）羽绒服", "jiahouyurong"),
]


@pytest.mark.parametrize("name, typed", FOUND)
def test_a_name_is_found(name: str, typed: str) -> None:
    assert found_by(name, typed)


@pytest.mark.parametrize("name, typed", (("女士皮衣", "nushi"), ("T恤", "xt"), ("羽绒服", "yurongbi")))
def test_a_name_is_not_found_by_what_nobody_says(name: str, typed: str) -> None:
    assert not found_by(name, typed)


def test_whole_keys_come_before_initials_and_the_start_before_the_rest() -> None:
    assert pinyin_keys("女士皮衣") == ("nvshipiyi", "shipiyi", "piyi", "yi", "nspy", "spy", "py", "y")


@pytest.mark.parametrize("name", ("", "😀", "——", "   "))
def test_what_has_no_sound_has_no_keys(name: str) -> None:
    assert pinyin_keys(name) == ()


@given(st.text(alphabet="长重行乐单薄藏角调传弹都还和降落模着折色露参便大石会车的地得了T恤衫裙 1", max_size=40))
def test_the_keys_of_a_name_are_few_and_typed_with_ease(name: str) -> None:
    keys = pinyin_keys(name)
    assert len(keys) <= 8 * len(name)
    assert len(set(keys)) == len(keys)
    assert all(0 < len(key) <= LONGEST_KEY and key.isascii() and key.isalnum() and key == key.lower() for key in keys)


@given(st.text(max_size=300))
def test_any_name_has_keys_or_none(name: str) -> None:
    assert all(0 < len(key) <= LONGEST_KEY for key in pinyin_keys(name))
