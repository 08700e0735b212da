import pytest

from pos.domain.errors import Refused
from pos.domain.member import Member
from pos.usecases.members.find_member import MemberFound
from tests.usecases.counter import Shop

MEMBER = Member(member_id="m-1", name="赵女士", phone_masked="138****2046", level="金卡", points=1_240)


def a_shop() -> Shop:
    shop = Shop()
    shop.central.members = {"13812342046": MEMBER, "MABCDEFGHJKLM": MEMBER}
    return shop


@pytest.mark.parametrize("text", ("13812342046", " mabcdefghjklm "))
def test_the_server_knows_them(text: str) -> None:
    assert a_shop().find_member(text) == MemberFound(MEMBER, known_offline=False, reachable=True)


def test_without_the_network_those_seen_before_are_known() -> None:
    shop = a_shop()
    shop.find_member("13812342046")
    shop.central.reachable = False

    assert shop.find_member("13812342046") == MemberFound(MEMBER, known_offline=True, reachable=False)
    assert shop.find_member("13900000000") == MemberFound(None, known_offline=False, reachable=False)


def test_no_phone_number_is_kept() -> None:
    shop = a_shop()
    shop.find_member("13812342046")

    assert [len(key) for key in shop.mirror.members] == [64]
    assert "13812342046" not in repr(shop.mirror.members)


def test_nobody() -> None:
    shop = a_shop()

    assert shop.find_member("13900000000") == MemberFound(None, known_offline=False, reachable=True)
    assert shop.mirror.members == {}


@pytest.mark.parametrize("text", ("", "\0", "134567890123456789"))
def test_a_payment_code_is_never_sent_anywhere(text: str) -> None:
    shop = a_shop()

    assert shop.find_member(text) == MemberFound(None, known_offline=False, reachable=True)
    assert shop.central.calls == []


def test_a_server_that_refuses_is_a_fault() -> None:
    shop = a_shop()
    shop.central.faults = [Refused("forbidden", status=403)]

    with pytest.raises(Refused):
        shop.find_member("13812342046")
