"""The server as a process: starts empty, is killed in the middle, starts again, keeps its secrets."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import requests
import zxingcpp
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from PIL import Image
from sqlalchemy import func, select

from pos.bootstrap.server import open_central
from pos.server.database import open_database
from pos.server.documents.tables import documents
from pos.server.event_tables import events
from pos.server.keys import FILE, open_keys
from pos.server.schema import metadata
from pos.server.stock.tables import movements, stock_levels
from pos.wire.codec import decode
from pos.wire.feed import FeedPage, StockLevel
from tests.server.conftest import fill, serving
from tests.server.wire_till import WireTill


@contextmanager
def process(folder: Path, url: str | None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`pos serve` and its address."""
    command = [sys.executable, "-m", "pos", "serve", "--data", str(folder), "--port", "0", "--json"]
    environment = os.environ | ({"GUITAI_DATABASE": url} if url else {})
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stdout is not None
            yield server, json.loads(server.stdout.readline())["address"]
        finally:
            server.kill()


@pytest.mark.long
def test_a_kill_in_the_middle_of_uploads_loses_and_doubles_nothing(tmp_path: Path, database_url: str | None) -> None:
    folder = tmp_path / "central"
    central = open_central(folder, url=database_url)
    chain = fill(central)
    code = central.enrolment.new_code("BJ01").code
    central.close()
    till: WireTill | None = None
    for round_ in range(3):
        with process(folder, database_url) as (server, address):
            if till is None:
                till = WireTill(address, code)
                for place in range(90):
                    till.sell([(chain.variants[place % 10], 1, 100), (chain.variants[0], 1, 100)])
            till.address = address
            last = till.begin_session().last_tseq
            if round_ < 2:
                # The third batch is on its way when the server dies.
                till.upload(last + 1, 10)
                till.upload(last + 11, 10)
                with ThreadPoolExecutor(1) as pool:
                    sending = pool.submit(till.send, till.batch(last + 21, 10))
                    server.send_signal(signal.SIGKILL)
                    assert sending.exception(30) is None or isinstance(sending.exception(), requests.RequestException)
            else:
                assert till.upload_all(7).last_tseq == 90
    assert till is not None
    till.http.close()
    database = open_database(folder, database_url)
    with database.reading() as connection:
        rows = connection.execute(select(events.c.tseq, events.c.hash).order_by(events.c.tseq))
        kept = [(row.tseq, row.hash) for row in rows]
        sold = connection.execute(select(func.count()).select_from(documents)).scalar_one()
        levels = select(stock_levels).where(stock_levels.c.store_id == chain.near.store_id)
        level = {row.variant_id: row.quantity for row in connection.execute(levels)}
        summed = connection.execute(
            select(movements.c.variant_id, func.sum(movements.c.quantity))
            .where(movements.c.store_id == chain.near.store_id)
            .group_by(movements.c.variant_id)
        )
        sums = {variant: int(total) for variant, total in summed}
    database.close()
    assert kept == [(tseq, event.hash) for tseq, event in enumerate(till.journal, start=1)]
    assert sold == 90
    assert level == sums
    assert level[chain.variants[0]] == 100_000 - 90_000 - 9_000


def test_after_restoring_a_backup_the_till_sends_again_what_was_lost(tmp_path: Path) -> None:
    folder = tmp_path / "central"
    central = open_central(folder)
    chain = fill(central)
    with serving(central) as address:
        till = WireTill(address, central.enrolment.new_code("BJ01").code)
        till.begin_session()
        for _ in range(3):
            till.sell([(chain.variants[0], 1, 100)])
        till.upload()
    central.close()
    backup = (folder / "central.db").read_bytes()
    central = open_central(folder)
    with serving(central) as address:
        till.address = address
        till.begin_session()
        for _ in range(4):
            till.sell([(chain.variants[0], 1, 100)])
        assert till.upload_all().last_tseq == 7
        old = till.feed()
    central.close()
    (folder / "central.db").write_bytes(backup)
    central = open_central(folder)
    epoch = central.organisation.restored()
    with serving(central) as address:
        till.address = address
        assert till.begin_session().last_tseq == 3
        assert till.upload_all().last_tseq == 7
        page = till.feed(epoch=old.epoch, after=old.upto)
        till.http.close()
    central.close()
    assert (page.epoch, page.after, page.applied_tseq) == (epoch, 0, 7)
    levels = {c.key: decode(c.payload, StockLevel).quantity for c in page.changes if c.kind == "stock"}
    assert levels[chain.variants[0]] == 93_000


def test_a_signal_ends_it_cleanly_although_a_till_waits_for_its_feed(tmp_path: Path) -> None:
    folder = tmp_path / "central"
    central = open_central(folder)
    fill(central)
    code = central.enrolment.new_code("BJ01").code
    central.close()
    with process(folder, None) as (server, address):
        till = WireTill(address, code)
        till.begin_session()
        now = till.feed()
        waiting = HTTPConnection(address.removeprefix("http://"), timeout=40)
        query = urlencode({"epoch": now.epoch, "after": now.upto, "wait": 25})
        waiting.request("GET", f"/v1/feeds/store?{query}", headers={"Authorization": f"Bearer {till.token}"})
        # What came after it is answered: the server has it.
        till.feed()
        server.send_signal(signal.SIGTERM)
        assert server.wait(15) == 0
        answer = waiting.getresponse()
        page = decode(answer.read(), FeedPage)
        waiting.close()
        till.http.close()
    assert (answer.status, page.changes, page.upto) == (200, (), now.upto)
    assert not (folder / "central.db-wal").exists()


def test_the_steps_make_the_schema_that_the_program_means(tmp_path: Path, database_url: str | None) -> None:
    central = open_central(tmp_path, url=database_url)
    with central.database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    central.close()
    again = open_central(tmp_path, url=database_url)
    again.close()
    assert differences == []


def test_keys_are_for_this_user_only_and_stay_the_same(tmp_path: Path) -> None:
    first = open_keys(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    again = open_keys(tmp_path)
    assert again.chain_key == first.chain_key
    assert again.unseal(first.seal(b"13800002046")) == b"13800002046"


def test_office_makes_a_code_and_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pos.commands import dispatch

    central = open_central(tmp_path)
    fill(central)
    central.close()
    assert dispatch(["office", "enrol-code", "--store", "BJ01", "--data", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["code"].startswith("E-")
    assert dispatch(["office", "channel-key", "--channel", "tmall", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("ck-")
    assert dispatch(["office", "restored", "--data", str(tmp_path)]) == 0
    assert dispatch(["office", "revoke", "--till", "nobody", "--data", str(tmp_path)]) == 1
    assert dispatch(["office", "enrol-code", "--store", "XX99", "--data", str(tmp_path)]) == 1
    assert "XX99" in capsys.readouterr().err


def test_office_draws_a_code_that_brings_the_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pos.commands import dispatch

    central = open_central(tmp_path)
    fill(central)
    central.close()
    picture = tmp_path / "till.png"
    wanted = ["office", "enrol-code", "--store", "BJ01", "--data", str(tmp_path)]
    assert dispatch([*wanted, "--url", "http://pos.example.cn"]) == 1
    assert "https://" in capsys.readouterr().err
    assert dispatch([*wanted, "--url", "https://pos.example.cn:8642", "--qr", str(picture)]) == 0
    said = capsys.readouterr().out.strip()

    assert said.startswith("https://pos.example.cn:8642#E-")
    (seen,) = zxingcpp.read_barcodes(Image.open(picture))
    assert seen.text == said


def test_it_starts_without_the_tills_libraries(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "class No:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in {'PySide6', 'escpos', 'cv2'}: raise ImportError(name)\n"
        "sys.meta_path.insert(0, No())\n"
        "from pathlib import Path\n"
        "from pos.bootstrap.server import open_central\n"
        "from pos.server.serving import Server\n"
        "central = open_central(Path(sys.argv[1]))\n"
        "print(Server(central, host='127.0.0.1', port=0, on_ready=print).address)\n"
        "central.close()\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout[:17]) == (0, "http://127.0.0.1:"), ran.stderr
