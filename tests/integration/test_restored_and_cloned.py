"""A server restored from its backup, and a till's folder that exists twice."""

import shutil
from pathlib import Path

import pytest

from pos.bootstrap.counter import build_till
from pos.bootstrap.enrolment import LEDGER_OWNER, enrolment, set_others_ledger_aside
from pos.bootstrap.server import open_central
from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, open_till_files, till_secrets
from pos.domain.errors import FolderInUse, NotEnrolled
from pos.domain.ids import new_id
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.ports.payment_book import BookedPayment
from pos.server.central import Central
from pos.storage.data_folder import DataFolder
from pos.storage.ledger.payment_book import SqlPaymentBook
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.usecases.syncing.presence import Trouble
from tests.fakes.keys import Secrets
from tests.integration.conftest import HeadOffice, sell_some
from tests.server.conftest import fill, serving


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A server's data folder with a chain in it, closed."""
    folder = tmp_path / "central"
    central = open_central(folder)
    fill(central)
    central.close()
    return folder


class Run:
    """The server from one start to its stop."""

    def __init__(self, folder: Path, *, port: int = 0, restored: bool = False) -> None:
        self.central: Central = open_central(folder)
        if restored:
            self.central.organisation.restored()
        self._serving = serving(self.central, port=port)
        self.address = self._serving.__enter__()

    def stop(self) -> None:
        self._serving.__exit__(None, None, None)
        self.central.close()

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])


def test_a_server_restored_from_its_backup_gets_again_what_it_lost(installation: Path, tmp_path: Path) -> None:
    run = Run(installation)
    office = HeadOffice(run.central, fill(run.central), run.address, tmp_path)
    counter = office.till()
    items = office.items(counter)
    sell_some(counter, items, 1, at_most=30)
    assert counter.sync()
    run.stop()
    shutil.copytree(installation, tmp_path / "backup")

    run = Run(installation, port=run.port)
    sell_some(counter, items, 2, at_most=30)
    counter.sell(items[0])
    counter.clock.pass_by(100)
    assert counter.sync()
    before = len(counter.journal())
    run.stop()
    counter.sell(items[1])
    counter.clock.pass_by(counter.send.step())
    assert not counter.state.online

    shutil.rmtree(installation)
    shutil.copytree(tmp_path / "backup", installation)
    run = Run(installation, port=run.port, restored=True)
    office.central = run.central
    assert len(office.journal(counter.till.till_id)) < before
    counter.clock.pass_by(100)
    assert counter.sync()
    assert office.journal(counter.till.till_id) == counter.journal()
    assert all(level == moved for level, moved in office.stock(counter.till.store.store_id).values())
    run.stop()
    counter.close()


@pytest.mark.expects_log("cannot send: old_copy")
@pytest.mark.expects_log("cannot send: forked")
def test_an_old_copy_of_a_folder_sends_nothing(office: HeadOffice, tmp_path: Path) -> None:
    counter = office.till()
    items = office.items(counter)
    counter.sell(items[0])
    assert counter.sync()
    copy = office.keep(counter.copied(tmp_path / "copy", office.address))
    counter.sell(items[1])
    assert counter.sync()

    seen = []
    for _ in range(2):
        copy.sync(steps=3)
        seen.append(copy.state.trouble)
        copy.sell(items[2])
    # One that sells all the same has other events under the same numbers.
    assert seen == [Trouble.OLD_COPY, Trouble.FORKED]
    assert copy.outbox.unsent() == 2
    assert office.journal(counter.till.till_id) == counter.journal()


@pytest.mark.expects_log("cannot send: forked")
@pytest.mark.expects_log("till .* forked at event")
def test_two_machines_with_one_identity(office: HeadOffice, tmp_path: Path) -> None:
    counter = office.till()
    items = office.items(counter)
    counter.sell(items[0])
    assert counter.sync()
    clone = office.keep(counter.copied(tmp_path / "copy", office.address))
    assert clone.sync()
    counter.sell(items[1])
    assert counter.sync()
    clone.sell(items[2])
    clone.sync(steps=3)

    assert clone.state.trouble is Trouble.FORKED
    assert clone.outbox.unsent() == 1
    assert office.journal(counter.till.till_id) == counter.journal()


def test_payments_under_way_reach_the_z_report_of_the_till_as_it_is_built(office: HeadOffice, tmp_path: Path) -> None:
    data = tmp_path / "till"
    enrol(office, data)
    parts = build_till(data, "http://127.0.0.1:9")
    paid = BookedPayment(new_id(), new_id(), Provider.WECHAT, 9_900, "mark", parts.clock.now(), AttemptState.INTENDED)
    book = SqlPaymentBook(file=parts.files.ledger_file)
    assert parts.counter.close_shift.open_payments == 0
    book.intend(paid)
    under_way = parts.counter.close_shift.open_payments
    book.hear(paid.attempt_id, state=AttemptState.FAILED, reason=Reason.NOT_ENOUGH, version=1)
    failed = parts.counter.close_shift.open_payments
    parts.files.close()

    assert (under_way, failed) == (1, 0)


def test_a_till_that_enrols_again_keeps_the_earlier_ledger(office: HeadOffice, tmp_path: Path) -> None:
    data = tmp_path / "till"
    first = enrol(office, data)
    parts = build_till(data, office.address)
    assert parts.till.till_id == first
    parts.files.close()

    second = enrol(office, data)
    parts = build_till(data, office.address)
    assert (parts.till.till_id, parts.till.number) == (second, 2)
    assert parts.files.outbox.head()[0] == 0
    parts.files.close()
    key = till_secrets(data).get(LEDGER_KEY)
    assert key is not None
    assert verify_ledger(data / f"ledger-{first}.db", key=key).till_id == first
    assert verify_ledger(data / LEDGER_NAME, key=key).till_id == second


def test_a_crash_while_setting_aside_loses_nothing(tmp_path: Path) -> None:
    class Crash(Secrets):
        def put(self, name: str, value: bytes) -> None:
            if name == LEDGER_OWNER and self.get(name) is not None:
                raise OSError(28, "No space left on device")
            super().put(name, value)

    secrets = Crash()
    set_others_ledger_aside(tmp_path, secrets=secrets, till_id="first")
    open_till_files(tmp_path, secrets=secrets, till_id="first").close()
    with pytest.raises(Exception, match="cannot be set aside"):
        set_others_ledger_aside(tmp_path, secrets=secrets, till_id="second")
    again = Secrets()
    again.kept = dict(secrets.kept)
    set_others_ledger_aside(tmp_path, secrets=again, till_id="second")
    open_till_files(tmp_path, secrets=again, till_id="second").close()
    key = again.get(LEDGER_KEY)
    assert key is not None
    assert verify_ledger(tmp_path / "ledger-first.db", key=key).till_id == "first"


def test_a_folder_in_use_is_left_alone(office: HeadOffice, tmp_path: Path) -> None:
    data = tmp_path / "till"
    enrol(office, data)
    held = DataFolder.hold(data)
    with pytest.raises(FolderInUse):
        build_till(data, office.address)
    held.release()


def test_before_enrolling_there_is_no_till(tmp_path: Path) -> None:
    with pytest.raises(NotEnrolled):
        build_till(tmp_path, "http://127.0.0.1:9")
    assert not (tmp_path / LEDGER_NAME).exists()


@pytest.mark.expects_log("working without a server")
def test_a_slip_in_the_settings_does_not_keep_a_shop_from_selling(office: HeadOffice, tmp_path: Path) -> None:
    data = tmp_path / "till"
    enrol(office, data)
    parts = build_till(data, "htp:/hq")
    assert parts.counter.open_shift.current() is None
    parts.files.close()


def enrol(office: HeadOffice, data: Path) -> str:
    """Enrol a folder; the till's id."""
    answer = enrolment(data, server_url=office.address)(office.central.enrolment.new_code("BJ01").code)
    assert answer.outcome is EnrolOutcome.ENROLLED
    assert answer.identity is not None
    return answer.identity.enrolled.till_id
