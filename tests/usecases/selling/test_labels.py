"""What the code on a piece adds to its line, and what may not be sold."""

from dataclasses import replace
from datetime import date

import pytest

from pos.domain.barcode import check_digit
from pos.domain.document import AssistantShare
from pos.domain.mark import Mark
from pos.domain.pricing import price
from pos.domain.scan.rules import Recall, ScanRules
from pos.domain.trace import NO_TRACE, Trace
from pos.ports.mirror import PinRecord
from pos.usecases.selling.add_item import Caution, ScanOutcome
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import ASSISTANT, DUTY, a_cart, an_item
from tests.fakes.catalogue import Catalogue
from tests.usecases.counter import Shop

EAN, GS = "6901234567892", "\x1d"
G = "0" + EAN
DRESS, HAM, PIE = an_item(1), an_item(11), an_item(21)
HAM_CODE = "221234500000" + str(check_digit("221234500000"))


def weighed(body: str) -> str:
    return body + str(check_digit(body))


@pytest.fixture
def shop() -> Shop:
    """22 November 2026."""
    return Shop(catalogue=Catalogue().coded(EAN, DRESS).coded(HAM_CODE, HAM).coded("2712345", PIE))


@pytest.mark.parametrize(
    "text",
    (
        f"]d201{G}17261231" + f"10A1{GS}217",
        f"01{G}1726123110A1^217",
        f"https://shop.example/s/01/{G}/10/A1/21/7?17=261231&store=BJ01",
    ),
)
def test_lot_serial_and_expiry_are_on_the_line_and_on_the_document(shop: Shop, text: str) -> None:
    cart = shop.scan_item(a_cart(), text).cart
    priced = price(cart)
    done = shop.complete_sale(priced, add_cash(start(priced), 100_000), DUTY)

    assert [(line.item, line.trace) for line in cart.lines] == [(DRESS, Trace("A1", "7", date(2026, 12, 31)))]
    assert done.document is not None
    (line,) = done.document.lines
    assert (line.lot, line.serial, line.expiry, line.code) == ("A1", "7", date(2026, 12, 31), G)
    assert [moved.mark for _, moved in shop.ledger.state.movements] == [Mark("A1", date(2026, 12, 31), "7")]


def test_pieces_of_one_lot_are_one_line_and_pieces_with_numbers_are_not(shop: Shop) -> None:
    cart = a_cart()
    for text in (EAN, EAN, f"01{G}10A", f"01{G}10A", f"01{G}10B", f"01{G}211", f"01{G}212"):
        cart = shop.scan_item(cart, text).cart

    assert [(line.quantity, line.trace.lot, line.trace.serial) for line in cart.lines] == [
        (2000, "", ""), (2000, "A", ""), (1000, "B", ""), (1000, "", "1"), (1000, "", "2"),
    ]  # fmt: skip


def test_a_piece_is_in_a_cart_once(shop: Shop) -> None:
    once = shop.scan_item(a_cart(), f"01{G}217")
    twice = shop.scan_item(once.cart, f"https://a/01/{G}/21/7")

    assert (twice.outcome, twice.cart) == (ScanOutcome.IN_CART, once.cart)


def test_a_piece_that_was_sold_is_sold_with_a_warning_until_it_came_back(shop: Shop) -> None:
    priced = price(shop.scan_item(a_cart(), f"01{G}217").cart)
    sold = shop.complete_sale(priced, add_cash(start(priced), 100_000), DUTY).document
    again = shop.scan_item(replace(a_cart(), cart_id="another"), f"01{G}217")
    other = shop.scan_item(a_cart(), f"01{G}218")

    assert sold is not None
    assert (again.outcome, again.caution, again.number) == (ScanOutcome.ATTENTION, Caution.SOLD_BEFORE, sold.number)
    assert len(again.cart.lines) == 1
    assert (other.outcome, other.caution) == (ScanOutcome.ADDED, None)

    back = tuple(replace(line, quantity=-line.quantity) for line in sold.lines)
    returned = replace(sold, document_id="back", lines=back)
    shop.ledger.state.documents["back"] = returned
    assert shop.scan_item(a_cart(), f"01{G}217").outcome is ScanOutcome.ADDED


@pytest.mark.parametrize("ai", ("15", "16", "17"))
def test_past_its_last_day_nothing_is_sold(shop: Shop, ai: str) -> None:
    past = shop.scan_item(a_cart(), f"01{G}{ai}261121")
    today = shop.scan_item(a_cart(), f"01{G}{ai}261122")

    assert (past.outcome, past.last_day, past.cart.lines) == (ScanOutcome.EXPIRED, date(2026, 11, 21), ())
    assert today.outcome is ScanOutcome.ADDED
    assert ScanItem(catalogue=shop.catalogue)(a_cart(), f"01{G}{ai}261121").outcome is ScanOutcome.ADDED


def test_recalled_lots_and_pieces_are_not_sold(shop: Shop) -> None:
    shop.mirror.scanning = ScanRules(recalls=(Recall(G, lots=("L1", "L2"), serials=("9",), reason="染料超标"),))

    for text in (f"01{G}10L1", f"01{G}10L2{GS}211", f"01{G}10L3{GS}219"):
        refused = shop.scan_item(a_cart(), text)
        assert (refused.outcome, refused.reason, refused.cart.lines) == (ScanOutcome.RECALLED, "染料超标", ())
    fine = shop.scan_item(a_cart(), f"01{G}10L3{GS}211")
    unsaid = shop.scan_item(a_cart(), EAN)
    assert (fine.outcome, fine.caution) == (ScanOutcome.ADDED, None)
    assert (unsaid.outcome, unsaid.caution, unsaid.reason) == (ScanOutcome.ATTENTION, Caution.LOT_UNSAID, "染料超标")
    assert shop.scan_item(a_cart(), HAM_CODE).outcome is ScanOutcome.ADDED


def test_a_recall_of_all_of_it(shop: Shop) -> None:
    shop.mirror.scanning = ScanRules(recalls=(Recall(G, lots=("L1",)), Recall(G, reason="all")))

    refused = shop.scan_item(a_cart(), EAN)

    assert (refused.outcome, refused.reason) == (ScanOutcome.RECALLED, "all")


def test_what_could_not_be_read_for_certain_is_left_out_and_said(shop: Shop) -> None:
    scanned = shop.scan_item(a_cart(), f"01{G}10ABC1231726123121XYZ")

    assert (scanned.outcome, scanned.caution) == (ScanOutcome.ATTENTION, Caution.DOUBTFUL)
    assert scanned.cart.lines[0].trace == NO_TRACE


def test_weight_price_and_count(shop: Shop) -> None:
    def line(text: str, quantity: int = 1000) -> tuple[int, int]:
        (line,) = shop.scan_item(a_cart(), text, quantity=quantity).cart.lines
        return line.quantity, line.unit_price

    retail = DRESS.retail_price
    assert line(f"01{G}3103000189") == (189, retail)
    assert line(f"01{G}3103000189", quantity=2000) == (378, retail)
    assert line(f"01{G}31030001893922{1299}") == (1000, 1299)
    assert line(f"01{G}3012") == (12_000, retail)
    assert line(weighed("221234501234")) == (1000, 1234)
    assert line(HAM_CODE) == (1000, HAM.retail_price)
    assert line(weighed("271234500189")) == (189, PIE.retail_price)
    cart = shop.scan_item(shop.scan_item(a_cart(), f"01{G}3103000189").cart, f"01{G}3103000200").cart
    assert [each.quantity for each in cart.lines] == [189, 200]


def test_a_number_that_is_known_as_a_whole_is_not_taken_apart(shop: Shop) -> None:
    whole = weighed("221234501234")
    shop.catalogue.coded(whole, PIE)

    (line,) = shop.scan_item(a_cart(), whole).cart.lines

    assert (line.item, line.unit_price) == (PIE, PIE.retail_price)


def test_the_chains_own_table_of_in_store_numbers(shop: Shop) -> None:
    shop.mirror.scanning = ScanRules(layouts=("22IIIIIWWWWWC",))

    (line,) = shop.scan_item(a_cart(), weighed("221234501234")).cart.lines

    assert (line.item, line.quantity) == (HAM, 1234)


def test_eight_digits_are_what_the_catalogue_knows(shop: Shop) -> None:
    shop.catalogue.coded("012345000065", PIE)

    assert shop.scan_item(a_cart(), "01234565").item == PIE
    shop.catalogue.coded("01234565", HAM)
    assert shop.scan_item(a_cart(), "01234565").item == HAM


def test_whose_code_it_was_is_credited_where_they_work_here(shop: Shop) -> None:
    shop.mirror.people[ASSISTANT.name] = PinRecord(ASSISTANT, salt=b"", checked=b"")
    link = f"https://a/01/{G}?store=BJ01&assistant="

    ours = shop.scan_item(a_cart(), link + ASSISTANT.staff_id)
    nobody = shop.scan_item(a_cart(), link + "somebody")

    assert ours.cart.lines[0].assistants == (AssistantShare(ASSISTANT.staff_id),)
    assert nobody.cart.lines[0].assistants == ()
    assert len(shop.scan_item(ours.cart, EAN).cart.lines) == 2


def test_a_wrong_digit_is_said(shop: Shop) -> None:
    assert shop.scan_item(a_cart(), EAN[:-1] + "3").misread
    assert shop.scan_item(a_cart(), "]E0" + EAN[:-1] + "3").misread
    assert not shop.scan_item(a_cart(), "036000291452").misread
    assert not shop.scan_item(a_cart(), "https://a.example/x").misread


def test_a_price_typed_for_an_open_item_keeps_its_label(shop: Shop) -> None:
    wanted = shop.scan_item(a_cart(), f"01{G}", quantity=0)

    assert wanted.outcome is ScanOutcome.BAD_QUANTITY
    assert wanted.label.trace == NO_TRACE


@pytest.mark.parametrize("gtin", ("", "6901234567892", "06901234567893"))
def test_a_recall_has_a_gtin(gtin: str) -> None:
    with pytest.raises(ValueError, match="GTIN"):
        Recall(gtin)


def test_a_recall_of_pieces_asks_for_the_serial_number(shop: Shop) -> None:
    shop.mirror.scanning = ScanRules(recalls=(Recall(G, serials=("9",)),))

    assert shop.scan_item(a_cart(), EAN).caution is Caution.LOT_UNSAID
    assert shop.scan_item(a_cart(), f"01{G}218").caution is None
