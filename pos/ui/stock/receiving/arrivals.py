"""What is expected here, and what came lately: one is opened by its paper, a box, or a touch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from pos.domain.errors import BadValue
from pos.domain.quantity import pieces
from pos.domain.receiving import Begun, Delivery, GoodsReceipt, Receiving
from pos.domain.scan import Scan, ScanKind, State
from pos.domain.staff import Approval, Leave
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.stock.names import place_words
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.receiving.unpacking import Unpacking
from pos.ui.stock.receiving.words import began_words, delivery_row, source_words, sums_words
from pos.ui.words import day_and_time, dotted
from pos.usecases.stock.receive_goods import Received, taking_back


@dataclass(frozen=True, slots=True)
class _Looked:
    """As read."""

    expected: tuple[Delivery, ...] = ()
    begun: tuple[Receiving, ...] = ()
    posted: tuple[GoodsReceipt, ...] = ()
    elsewhere: Mapping[str, Begun] = field(default_factory=dict)
    """By delivery."""
    stores: dict[str, str] | None = None


class Arrivals(Page):
    """The first page of receiving."""

    def __init__(self, *, stage: Stage, wanted: str = "", saying: Callable[[], Saying] | None = None) -> None:
        """`wanted`: the code of a paper or box that was scanned on the way here; `saying`: what just happened."""
        self._stage = stage
        self._wanted = wanted
        self._say: Callable[[], Saying] | None = saying
        self._looked: _Looked | None = None
        self._read()

    @property
    def state(self) -> State:
        """A box's label is a box's here."""
        return State.RECEIVING

    def shown(self) -> Shown:
        """What was received here lately."""
        desk = self._stage.desk
        posted = self._looked.posted if self._looked is not None else ()
        now, offset = desk.clock.now(), desk.session.offset_minutes
        rows = tuple(
            Choice(
                key=receipt.receipt_id,
                title=receipt.number,
                detail=dotted(
                    source_words(receipt.source),
                    day_and_time(receipt.moment, now, offset),
                    desk.names.get(receipt.staff_id, ""),
                    sums_words(receipt.differences),
                ),
                right=pieces(sum(line.quantity for line in receipt.lines)),
            )
            for receipt in posted
        )
        return Shown(
            (self._say or _which)(),
            title=translate("Receiving", "Receive goods"),
            facts=translate("Receiving", "Received at this till"),
            rows=rows,
            empty=translate("Receiving", "Nothing has been received at this till yet."),
            undo=translate("Receiving", "Take back") if rows else "",
            review=translate("Receiving", "Print tags") if rows else "",
            back=translate("Stock", "Back"),
        )

    def left(self) -> Left:
        """What is on its way here."""
        looked = self._looked or _Looked()
        begun = {each.delivery.delivery_id for each in looked.begun if each.delivery is not None}
        names = looked.stores or {}
        elsewhere = {key: began_words(each, self._stage.desk) for key, each in looked.elsewhere.items()}
        return Left(
            translate("Receiving", "On their way here"),
            tuple(
                delivery_row(
                    each,
                    place_words(each.sender, names),
                    begun=each.delivery_id in begun,
                    elsewhere=elsewhere.get(each.delivery_id, ""),
                )
                for each in looked.expected
            ),
            empty=translate("Receiving", "Nothing is announced."),
            begin=translate("Receiving", "Not announced"),
        )

    def choose(self, key: str) -> None:
        """Open a delivery."""
        found = next((each for each in self._expected if each.delivery_id == key), None)
        if found is not None:
            self._open(found)

    def begin(self) -> None:
        """Goods that nobody announced."""
        self._open(None)

    def scanned(self, scan: Scan) -> bool:
        """The paper of a delivery, or one of its boxes."""
        if scan.kind not in (ScanKind.TRANSFER, ScanKind.LOGISTIC, ScanKind.ITEM):
            return False
        self._find(scan.text)
        return True

    def undo(self) -> None:
        """Take the marked receipt back."""
        key = self._stage.marked()
        posted = self._looked.posted if self._looked is not None else ()
        receipt = next((each for each in posted if each.receipt_id == key), None)
        if receipt is not None:
            self._take_back(receipt, None)

    def review(self) -> None:
        """Tags for what came: the label screen has each receipt as a batch."""
        if self._looked is not None and self._looked.posted:
            self._stage.desk.go("labels")

    def back(self) -> None:
        """Something else."""
        self._stage.home()

    @property
    def _expected(self) -> tuple[Delivery, ...]:
        return self._looked.expected if self._looked is not None else ()

    def _read(self) -> None:
        desk = self._stage.desk
        stock, till = desk.counter.stock, desk.session.till
        if till is None:
            return

        def look() -> _Looked:
            return _Looked(
                stock.receive.expected(till.store.store_id),
                tuple(stock.receive.begun()),
                stock.receive.to_take_back(),
                stock.receive.begun_elsewhere(till.till_id),
                stock.stores.known(),
            )

        desk.offload.run(Lane.READER, look, self._arrived, self._failed)
        desk.offload.run(Lane.NETWORK, stock.stores, lambda _: self._named())

    def _arrived(self, looked: _Looked) -> None:
        self._looked = looked
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._find(wanted)
        self._stage.changed()

    def _named(self) -> None:
        if self._looked is not None:
            known = self._stage.desk.counter.stock.stores.known()
            self._looked = replace(self._looked, stores=known)
            self._stage.changed()

    def _find(self, code: str) -> None:
        found = [each for each in self._expected if each.number.upper() == code.upper()]
        boxed = [each for each in self._expected if each.box(code)]
        if found or boxed:
            self._stage.desk.sounds.play(Sound.FOUND)
            self._open((found or boxed)[0], box="" if found else code)
            return
        self._stage.desk.sounds.play(Sound.NOT_FOUND)
        self._say = partial(_unknown, code)
        self._stage.changed()

    def _open(self, delivery: Delivery | None, *, box: str = "") -> None:
        names = (self._looked.stores if self._looked is not None else None) or {}
        again: Callable[[Callable[[], Saying]], None] = lambda saying: self._stage.turn_to(  # noqa: E731
            Arrivals(stage=self._stage, saying=saying)
        )
        self._stage.turn_to(
            Unpacking(
                stage=self._stage,
                delivery=delivery,
                sender=lambda: place_words(delivery.sender, names) if delivery is not None else "",
                box=box,
                leave=lambda: self._stage.turn_to(Arrivals(stage=self._stage)),
                posted=again,
            )
        )

    def _take_back(self, receipt: GoodsReceipt, approval: Approval | None) -> None:
        desk, duty = self._stage.desk, self._stage.desk.session.duty
        if duty is None:
            return
        take_back = desk.counter.stock.receive.take_back
        desk.offload.run(
            Lane.WRITER,
            lambda: take_back(duty, receipt, approval=approval),
            lambda answer: self._taken_back(receipt, answer),
            self._failed,
        )

    def _taken_back(self, receipt: GoodsReceipt, answer: Received) -> None:
        if answer.leave is Leave.NEEDS_APPROVAL:
            what = translate("Receiving", "Take back {number}").format(number=receipt.number)
            self._stage.ask_manager(what, taking_back(receipt), partial(self._take_back, receipt))
            return
        if answer.receipt is None:
            self._say = _not_allowed
        else:
            self._stage.desk.committed()
            self._stage.desk.sounds.play(Sound.ATTENTION)
            self._say = partial(_back, receipt.number, answer.receipt.number)
            self._read()
        self._stage.changed()

    def _failed(self, fault: Exception) -> None:
        self._say = _gone_already if isinstance(fault, BadValue) else partial(of_fault, fault)
        self._stage.changed()


def _which() -> Saying:
    head = translate("Receiving", "Scan the paper or a box")
    return Saying("info", head, translate("Receiving", "or touch the delivery at the left"))


def _unknown(code: str) -> Saying:
    rest = translate("Receiving", "Nobody announced it. If it is for you, begin with “Not announced”")
    return Saying("warn", translate("Receiving", "Not expected here: {code}").format(code=code), rest)


def _not_allowed() -> Saying:
    return Saying("warn", translate("Receiving", "You may not receive goods"))


def _back(number: str, by: str) -> Saying:
    head = translate("Receiving", "Taken back: {number}").format(number=number)
    rest = translate("Receiving", "by {number}. Receive the delivery again, as it really came").format(number=by)
    return Saying("ok", head, rest)


def _gone_already() -> Saying:
    return Saying("warn", translate("Receiving", "It was taken back already"))
