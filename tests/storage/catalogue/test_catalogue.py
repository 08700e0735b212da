import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos.domain.catalogue import Found
from pos.domain.errors import BadValue, DamagedFile
from pos.ports.catalogue import Completeness, Cursor
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.wire.feed import Change, ItemRecord
from tests.storage.catalogue.shop import RECORDS, barcode, filled, page, priced, record, write_file


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqlCatalogue]:
    opened = filled(tmp_path)
    yield opened
    opened.close()


def test_every_form_of_a_gtin_finds_its_variant_whole(catalogue: SqlCatalogue) -> None:
    wanted = RECORDS[4].item

    answers = [catalogue.look_up(code) for code in (barcode(21), "0" + barcode(21), f" {barcode(21)} ")]

    assert [(answer.found, answer.items, answer.complete) for answer in answers] == [(Found.ONE, (wanted,), True)] * 3


def test_a_style_code_of_several_variants_asks_which(catalogue: SqlCatalogue) -> None:
    answer = catalogue.look_up("dr2601")

    assert answer.found is Found.SEVERAL
    assert [(item.colour, item.size) for item in answer.items] == [
        ("白", "S"),
        ("白", "L"),
        ("红", "S"),
        ("红", "M"),
    ]
    assert catalogue.look_up("DR2602").found is Found.ONE


def test_a_code_that_variants_share_asks_which(tmp_path: Path) -> None:
    shared = [replace(each, codes=(*each.codes, "OWN-1")) for each in RECORDS[3:5]]
    catalogue = filled(tmp_path, *shared)

    answer = catalogue.look_up("own-1")

    assert (answer.found, len(answer.items)) == (Found.SEVERAL, 2)
    catalogue.close()


@pytest.mark.parametrize(
    "code", ("", " ", "6901234", "x" * 10_000, "\x00", "'; DROP TABLE code; --", "🎉", "\u202eabc", "%", "_")
)
def test_what_is_no_code_finds_nothing(catalogue: SqlCatalogue, code: str) -> None:
    assert catalogue.look_up(code).found is Found.NONE


def test_the_grid_has_sizes_in_their_order(catalogue: SqlCatalogue) -> None:
    grid = catalogue.grid(RECORDS[0].item.style_id)

    assert grid is not None
    assert (grid.style_code, grid.sizes, grid.colours) == ("DR2601", ("S", "M", "L"), ("白", "红"))
    assert len(grid.cells) == 4
    assert catalogue.grid("none") is None


def test_one_picture_of_each_style_the_newest_first(tmp_path: Path) -> None:
    def pictured(place: int, name: str, *, on_sale: bool = True) -> ItemRecord:
        return replace(RECORDS[place], item=replace(RECORDS[place].item, picture=name, on_sale=on_sale))

    dress = (pictured(0, "dress-red"), pictured(2, "dress-white"))
    catalogue = filled(tmp_path, *dress, pictured(4, "leather", on_sale=False), pictured(5, "jacket"), pictured(6, ""))
    assert catalogue.newest_pictures(9) == ("jacket", "dress-red")
    assert catalogue.newest_pictures(1) == ("jacket",)
    catalogue.close()


def test_quick_keys_show_bags_and_services(catalogue: SqlCatalogue) -> None:
    assert {item.style_code for item in catalogue.quick_items()} == {"BAG01", "SV01"}


def test_a_variant_by_its_id(catalogue: SqlCatalogue) -> None:
    (item,) = catalogue.look_up(barcode(21)).items

    assert catalogue.item(item.variant_id) == item
    assert (catalogue.item(item.style_id), catalogue.item("")) == (None, None)


def test_until_when_it_is_up_to_date_is_known_at_the_next_start(tmp_path: Path) -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    catalogue = SqlCatalogue.open(tmp_path)
    assert catalogue.completeness().as_of is None
    for minutes in (0, 4, 9, 11):
        catalogue.caught_up(noon + timedelta(minutes=minutes))
    assert catalogue.completeness().as_of == noon + timedelta(minutes=11)
    catalogue.close()

    # Not each time is written: a power cut makes it a little earlier, never later.
    again = SqlCatalogue.open(tmp_path)
    assert again.completeness().as_of == noon + timedelta(minutes=9)
    again.take_over(write_file(again.incoming("next")))
    assert again.completeness().as_of is None
    again.close()


def test_a_new_till_knows_nothing_and_says_so(tmp_path: Path) -> None:
    catalogue = SqlCatalogue.open(tmp_path)

    assert catalogue.completeness() == Completeness(complete=False, variants=0, expected=0)
    assert catalogue.cursor() == Cursor(epoch="", seq=0)
    assert catalogue.look_up(barcode(21)).complete is False
    catalogue.close()


def test_a_page_and_its_cursor_are_kept_together(catalogue: SqlCatalogue, tmp_path: Path) -> None:
    cheaper = priced(RECORDS[4], 9_900)
    moved = replace(cheaper, codes=("NEW-CODE",))

    catalogue.apply(page(cheaper, record(2, 22, size="L", column=1)))
    assert catalogue.look_up(barcode(21)).items == (cheaper.item,)
    catalogue.apply(page(moved, after=9))
    catalogue.close()

    again = SqlCatalogue.open(tmp_path)
    assert again.cursor() == Cursor(epoch="e1", seq=10)
    assert again.completeness().variants == len(RECORDS) + 1
    assert again.look_up(barcode(21)).found is Found.NONE
    assert again.look_up("new-code").items == (cheaper.item,)
    assert again.look_up("DR2602").found is Found.SEVERAL
    again.close()


def test_a_page_makes_way_at_each_of_its_records(tmp_path: Path) -> None:
    made_way: list[str] = []
    filled(tmp_path).close()
    catalogue = SqlCatalogue.open(tmp_path, let_pass=lambda: made_way.append("made way"))

    catalogue.apply(page(*(priced(each, 100) for each in RECORDS)))

    assert len(made_way) > len(RECORDS)
    catalogue.close()


def test_a_catalogue_can_be_filled_by_the_feed_alone(tmp_path: Path) -> None:
    catalogue = SqlCatalogue.open(tmp_path)

    catalogue.apply(page(*RECORDS[:4], after=0, more=True))
    assert catalogue.completeness().complete is False
    catalogue.apply(page(*RECORDS[4:], after=4))

    assert catalogue.completeness() == Completeness(complete=True, variants=len(RECORDS), expected=0)
    assert [catalogue.look_up(barcode(number)).items for number in (11, 41)] == [
        (RECORDS[0].item,),
        (RECORDS[6].item,),
    ]
    catalogue.close()


@pytest.mark.expects_log("change 8 of e1 is not an item")
def test_a_record_that_cannot_be_read_keeps_no_other_from_coming(catalogue: SqlCatalogue) -> None:
    good = page(RECORDS[0], record(2, 23, size="XL"))
    payload = type(good.changes[0].payload)(b'{"item": 1}')
    broken = Change(seq=8, kind="item", key="x", payload=payload)
    unknown = Change(seq=8, kind="from the future", key="x", payload=payload)

    catalogue.apply(replace(good, changes=(broken, unknown, good.changes[1])))

    assert catalogue.look_up(barcode(23)).found is Found.ONE


def test_a_reader_finishes_with_the_file_it_began_with(catalogue: SqlCatalogue, tmp_path: Path) -> None:
    with catalogue._reading() as (cursor, _):
        catalogue.take_over(write_file(catalogue.incoming("two"), record(2, 99), epoch="e2", seq=1))
        (left,) = cursor.execute("SELECT count(*) FROM variant").fetchone()
        files_meanwhile = len(list(tmp_path.glob("catalogue-*.db")))

    assert (left, files_meanwhile) == (len(RECORDS), 2)
    assert len(list(tmp_path.glob("catalogue-*.db"))) == 1
    assert (catalogue.look_up(barcode(99)).found, catalogue.look_up(barcode(21)).found) == (Found.ONE, Found.NONE)
    assert catalogue.cursor() == Cursor(epoch="e2", seq=1)


def test_readers_in_several_threads_go_on_while_pages_and_snapshots_come(catalogue: SqlCatalogue) -> None:
    wrong: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            answer = catalogue.look_up(barcode(21))
            if answer.found is not Found.ONE or not catalogue.search("皮衣"):
                wrong.append(answer)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(5):
        catalogue.take_over(write_file(catalogue.incoming("next")))
        catalogue.apply(page(*(priced(each, 100 + number) for each in RECORDS)))
    stop.set()
    for reader in readers:
        reader.join()

    assert wrong == []
    assert catalogue.look_up(barcode(21)).items[0].retail_price == 104


def test_what_is_no_catalogue_is_not_taken_over(catalogue: SqlCatalogue, tmp_path: Path) -> None:
    rubbish = catalogue.incoming("rubbish")
    rubbish.write_bytes(b"<html>" * 10_000)

    with pytest.raises(DamagedFile):
        catalogue.take_over(rubbish)
    with pytest.raises(DamagedFile):
        catalogue.take_over(tmp_path / "none.db")

    assert not rubbish.exists()
    assert catalogue.look_up(barcode(21)).found is Found.ONE


@pytest.mark.expects_log("the catalogue has to be fetched again")
def test_a_damaged_catalogue_is_fetched_again(tmp_path: Path) -> None:
    filled(tmp_path).close()
    (path,) = tmp_path.glob("catalogue-*.db")
    path.write_bytes(b"rubbish" * 10_000)

    catalogue = SqlCatalogue.open(tmp_path)

    assert catalogue.completeness().complete is False
    assert path not in list(tmp_path.iterdir())
    catalogue.close()


def test_a_name_from_elsewhere_names_no_file_elsewhere(catalogue: SqlCatalogue, tmp_path: Path) -> None:
    first, second = (catalogue.incoming("../../etc/passwd") for _ in range(2))

    assert first.parent == second.parent == tmp_path
    assert first != second


def test_a_variant_that_comes_twice_is_a_mistake(tmp_path: Path) -> None:
    file = CatalogueFile.create(tmp_path / "twice.db")
    file.write([RECORDS[0], RECORDS[0]])

    with pytest.raises(BadValue):
        file.finish(epoch="e1", seq=1)
    file.close()


def test_the_last_record_says_what_a_style_is(tmp_path: Path) -> None:
    renamed = replace(RECORDS[1], item=replace(RECORDS[1].item, name="新名字"))
    catalogue = filled(tmp_path, RECORDS[0], renamed)

    assert {item.name for item in catalogue.look_up("DR2601").items} == {"新名字"}
    catalogue.close()
