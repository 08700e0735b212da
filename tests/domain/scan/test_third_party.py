import pytest

from pos.domain.scan.third_party import Platform, PlatformCode, platform_digits, platform_link


@pytest.mark.parametrize(
    "text, code",
    (
        ("https://dpurl.cn/AbCd12", PlatformCode("https://dpurl.cn/AbCd12", Platform.MEITUAN)),
        ("HTTP://G.Meituan.com/x?y=1", PlatformCode("HTTP://G.Meituan.com/x?y=1", Platform.MEITUAN)),
        ("https://v.douyin.com/iRN8/", PlatformCode("https://v.douyin.com/iRN8/", Platform.DOUYIN)),
        # 抖音开放平台, 验券准备: of the link only `encrypted_data` counts.
        ("https://developer.toutiao.com/api/apps/trade/v2/share?encrypted_data=17104CFF079C&app_id=tt1",
         PlatformCode("17104CFF079C", Platform.DOUYIN)),
    ),
)  # fmt: skip
def test_links(text: str, code: PlatformCode) -> None:
    assert platform_link(text) == code


@pytest.mark.parametrize(
    "text",
    (
        "",
        "ftp://dpurl.cn/x",
        "https://dpurl.cn/",
        "https://dpurl.cn",
        "https://notdpurl.cn/x",
        "https://dpurl.cn.evil.com/x",
        "https://[x/y",
    ),
)
def test_other_links(text: str) -> None:
    assert platform_link(text) is None


def test_digits_do_not_say_whose_they_are() -> None:
    assert platform_digits("1234 5678 9012") == PlatformCode("123456789012")
    assert platform_digits("1234567890") == PlatformCode("1234567890")
    assert platform_digits("12345678901") is None
    assert platform_digits("１２３４５６７８９０") is None
