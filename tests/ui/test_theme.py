"""One theme: readable in light and dark, everything filled in, Chinese drawn as Chinese."""

import re

import pytest

from pos.ui.fonts import FAMILIES, chosen_family, draws_chinese, till_font
from pos.ui.theme import Shade, contrast, load_tokens, style_sheet
from tests.ui.shop import RESOURCES

TOKENS = load_tokens(RESOURCES / "styles")
TEMPLATE = (RESOURCES / "styles" / "till.qss").read_text(encoding="utf-8")
AA_TEXT = 4.5
AA_EDGE = 3.0

PAIRS = (
    *((ink, ground) for ink in ("ink", "ink-2") for ground in ("background", "surface", "sunken", "brand-soft")),
    *((tone, ground) for tone in ("brand", "promo", "ok", "warn", "stop") for ground in ("surface", f"{tone}-soft")),
    *((tone, "brand-soft") for tone in ("ok", "warn")),
    ("ink", "warn-soft"),
    ("ink", "ok-soft"),
    ("ink", "stop-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-press"),
    ("on-ok", "ok"),
    ("on-ok", "ok-press"),
    ("on-idle", "idle"),
    ("on-badge", "badge"),
    ("surface", "ink"),
    ("rail-ink", "rail"),
    ("rail-ink", "rail-on"),
    ("rail-ink-2", "rail"),
    ("rail-ink-2", "rail-on"),
)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("shade", Shade)
def test_every_text_can_be_read(shade: Shade) -> None:
    colours = TOKENS.colours[shade]
    faint = {
        pair: round(ratio, 2) for pair in PAIRS if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < AA_TEXT
    }

    assert faint == {}


@pytest.mark.parametrize("shade", Shade)
def test_what_can_be_typed_in_has_an_edge_that_is_seen(shade: Shade) -> None:
    colours = TOKENS.colours[shade]

    assert contrast(colours["edge"], colours["surface"]) >= AA_EDGE
    assert contrast(colours["rail-mark"], colours["rail-on"]) >= AA_EDGE


def test_both_themes_have_the_same_tokens() -> None:
    assert set(TOKENS.colours[Shade.LIGHT]) == set(TOKENS.colours[Shade.DARK])


@pytest.mark.parametrize("step", range(TOKENS.top_step + 1))
@pytest.mark.parametrize("shade", Shade)
def test_the_style_sheet_is_filled_in(shade: Shade, step: int) -> None:
    made = style_sheet(TEMPLATE, TOKENS, shade=shade, step=step)

    assert not re.search(r"\{[a-z][a-z0-9.-]*\}", made)
    assert TOKENS.colours[shade]["brand"] in made


def test_a_token_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(KeyError):
        style_sheet("{no-such-token}", TOKENS, shade=Shade.LIGHT, step=0)


def test_the_type_grows_with_the_step() -> None:
    assert all(list(steps) == sorted(set(steps)) for steps in TOKENS.sizes.values())


def test_the_first_chinese_typeface_there_is_chosen() -> None:
    assert chosen_family(["Arial", "PingFang SC", "Microsoft YaHei"]) == "Microsoft YaHei"
    assert chosen_family(["Arial"]) is None
    assert len(set(FAMILIES)) == len(FAMILIES)


@pytest.mark.usefixtures("qapp")
def test_chinese_comes_out_as_chinese() -> None:
    assert draws_chinese(till_font())
