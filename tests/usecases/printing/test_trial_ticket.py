import pytest

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.domain.ticket.rows import Cut, Pair, Text
from pos.usecases.printing.trial_ticket import trial_ticket
from tests.ui.shop import Shop


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_test_ticket_says_where_it_is_from_and_is_no_receipt(language: str) -> None:
    shop, texts = Shop(), load_texts(language)
    ticket = trial_ticket(till=shop.till, moment=shop.clock.now(), texts=texts)
    pairs = [row.value for row in ticket.rows if isinstance(row, Pair)]

    assert pairs[0] == "HZ01-01"
    assert any(isinstance(row, Text) and row.text == texts("trial.words") for row in ticket.rows)
    assert isinstance(ticket.rows[-1], Cut)
    assert not any("￥" in value for value in pairs)
