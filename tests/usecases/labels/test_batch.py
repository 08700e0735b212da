"""Which labels a batch makes."""

from dataclasses import replace

from pos.domain.catalogue import Item
from pos.domain.labels.content import LabelKind
from pos.domain.scan.digital_link import read_link
from pos.usecases.labels.batch import LabelMaker, by_selection
from pos.usecases.labels.samples import sample_labels
from pos.usecases.printing.samples.goods import Sample

MAKER = LabelMaker(stem="https://shop.example/p", store_code="BJ01", store_name="北京店")
COAT = Item(
    variant_id="v1",
    style_id="s1",
    style_code="DR-1",
    name="大衣",
    colour="红",
    size="M",
    list_price=299_900,
    retail_price=249_900,
    barcode="6901234567892",
)
OWN = replace(COAT, variant_id="v2", barcode="WH-12", list_price=249_900)


def test_a_label_leads_to_the_items_page_and_says_whose_it_is() -> None:
    (label,) = by_selection(MAKER, [COAT], copies=3)
    link = read_link(label.link)
    assert link is not None
    assert [(each.ai, each.value) for each in link.elements.found] == [("01", "06901234567892")]
    assert (link.store, label.copies, label.store, label.code) == ("BJ01", 3, "北京店", "6901234567892")
    assert (label.price, label.old_price, label.reduced) == (249_900, 299_900, True)


def test_a_label_may_be_an_assistants_own() -> None:
    link = read_link(by_selection(replace(MAKER, assistant="w7"), [COAT])[0].link)
    assert link is not None
    assert (link.store, link.assistant) == ("BJ01", "w7")


def test_without_a_page_or_a_gtin_there_is_no_qr() -> None:
    assert by_selection(LabelMaker(), [COAT])[0].link == ""
    assert by_selection(MAKER, [OWN])[0].link == ""
    assert by_selection(MAKER, [replace(COAT, barcode="06901234567892")])[0].code == "6901234567892"


def test_samples_of_every_kind() -> None:
    for kind in LabelKind:
        for sample in Sample:
            labels = sample_labels(kind, sample)
            assert labels
            assert all(label.code for label in labels)
