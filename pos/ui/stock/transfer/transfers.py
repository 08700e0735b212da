"""What is asked of this store, what it asked for, what is on its way, what did not come as it was sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.scan import Scan, ScanKind, State
from pos.domain.transfer import Transfer, TransferState
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.names import SUPPLIER, WAREHOUSE, place_words
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.transfer.packing import Packing
from pos.ui.stock.transfer.settling import Settling
from pos.ui.stock.transfer.words import transfer_row


class Transfers(Page):
    """The first page of transfers: at the left what waits, at the right where goods can go."""

    def __init__(self, *, stage: Stage, saying: Callable[[], Saying] | None = None) -> None:
        """`saying`: what just happened."""
        self._stage = stage
        self._say: Callable[[], Saying] = saying or _what
        self._transfers: tuple[Transfer, ...] = ()
        self._names: dict[str, str] = {}
        self._asked = False
        self._first = ""
        self._read()

    @property
    def state(self) -> State:
        """A transfer's paper belongs here."""
        return State.TRANSFERRING

    def shown(self) -> Shown:
        """Where goods can go, or be asked of."""
        places = [*self._names, WAREHOUSE, SUPPLIER]
        details = {
            WAREHOUSE: translate("Transfer", "Overstock, end of season"),
            SUPPLIER: translate("Transfer", "Faulty, recalled, sale or return"),
        }
        return Shown(
            self._say(),
            title=translate("Transfer", "Send or ask for goods"),
            facts=translate("Transfer", "Choose where with ↑ ↓, then Enter")
            if self._names or not self._asked
            else translate("Transfer", "The other stores are not known yet: head office cannot be reached"),
            rows=tuple(
                Choice(
                    key=each,
                    title=place_words(each, self._names),
                    detail=details.get(each, translate("Transfer", "Send to it, or ask it for goods")),
                )
                for each in places
            ),
            keep=self._first or None,
            back=translate("Stock", "Back"),
            primary=Primary(translate("Transfer", "Begin"), "Enter"),
        )

    def left(self) -> Left:
        """What waits."""
        till = self._stage.desk.session.till
        store_id = till.store.store_id if till is not None else ""
        return Left(
            translate("Transfer", "Transfers"),
            tuple(transfer_row(each, store_id, self._names) for each in self._transfers),
            empty=translate("Transfer", "Nothing is asked for, and nothing is on its way."),
        )

    def choose(self, key: str) -> None:
        """Open a transfer."""
        found = next((each for each in self._transfers if each.transfer_id == key), None)
        if found is not None:
            self._open(found)

    def pick(self, key: str) -> None:
        """A place was touched."""
        self._turn(Packing(stage=self._stage, place=key, names=self._names, asked=None, done=self._done))

    def scanned(self, scan: Scan) -> bool:
        """The paper of a transfer."""
        if scan.kind is not ScanKind.TRANSFER:
            self._stage.desk.sounds.play(Sound.ATTENTION)
            return scan.kind is ScanKind.ITEM
        found = next((each for each in self._transfers if each.number == scan.text.upper()), None)
        if found is None:
            self._stage.desk.sounds.play(Sound.NOT_FOUND)
            self._say = partial(_unknown, scan.text)
            self._stage.changed()
        else:
            self._open(found)
        return True

    def confirm(self) -> None:
        """The marked place."""
        key = self._stage.marked()
        if key:
            self.pick(key)

    def back(self) -> None:
        """Something else."""
        self._stage.home()

    def _read(self) -> None:
        desk = self._stage.desk
        stock, till = desk.counter.stock, desk.session.till
        if till is None:
            return
        store_id, moves = till.store.store_id, stock.transfer

        def look() -> tuple[Transfer, ...]:
            every = (moves.waiting, moves.unsettled, moves.asked, moves.on_the_way)
            return tuple(each for read in every for each in read(store_id))

        desk.offload.run(Lane.READER, look, self._arrived, self._failed)
        desk.offload.run(Lane.NETWORK, stock.stores, lambda _: self._named())

    def _arrived(self, found: tuple[Transfer, ...]) -> None:
        self._transfers = found
        self._show()

    def _named(self) -> None:
        self._asked = True
        self._show()

    def _show(self) -> None:
        """With the stores as they are known now, whichever answer came first; of new ones the first is marked."""
        before, self._names = self._names, self._stage.desk.counter.stock.stores.known()
        self._first = next(iter(self._names), "") if self._names != before else ""
        self._stage.changed()
        self._first = ""

    def _open(self, transfer: Transfer) -> None:
        till = self._stage.desk.session.till
        if till is None:
            return
        ours = transfer.sender == till.store.store_id
        place = transfer.receiver if ours else transfer.sender
        if ours and transfer.state is TransferState.ASKED:
            self._turn(Packing(stage=self._stage, place=place, names=self._names, asked=transfer, done=self._done))
        else:
            self._turn(Settling(stage=self._stage, transfer=transfer, names=self._names, done=self._done))

    def _turn(self, page: Page) -> None:
        self._stage.turn_to(page)

    def _done(self, saying: Callable[[], Saying] | None) -> None:
        self._stage.turn_to(Transfers(stage=self._stage, saying=saying))

    def _failed(self, fault: Exception) -> None:
        self._say = partial(of_fault, fault)
        self._stage.changed()


def _what() -> Saying:
    head = translate("Transfer", "Where to?")
    return Saying("info", head, translate("Transfer", "or open what waits at the left; scan its paper"))


def _unknown(code: str) -> Saying:
    rest = translate("Transfer", "Goods that come in are received: go back, then scan it again")
    return Saying("warn", translate("Transfer", "Not waiting here: {code}").format(code=code), rest)
