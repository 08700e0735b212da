"""Says on the customer's window what goes on, and keeps the window on the second screen while there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from pos.domain.money import yuan
from pos.ports.customer_display import CustomerView, Showing
from pos.ui.customer.view import Card, CustomerWindow, Page, Row
from pos.ui.customer.watch import CustomerWatch
from pos.ui.language import Language, translate

NEXT_PICTURE_MS = 6_000
"""How long a picture stays while nobody is being served."""


class CustomerController(QObject):
    """`window` is shown on the second screen, full; it stays hidden without one, and comes when one is plugged in."""

    def __init__(
        self,
        *,
        window: CustomerWindow,
        watch: CustomerWatch,
        language: Language,
        store: str,
    ) -> None:
        """`store`: its name."""
        super().__init__()
        self.display = window
        self._watch = watch
        self._language = language
        self._store = store
        self._pictures: tuple[str, ...] = ()
        self._turn = 0
        watch.changed.connect(self.show)
        watch.suggest(wanted=True)
        language.changed.connect(self._show_again)
        self._idle = QTimer(self, interval=NEXT_PICTURE_MS)
        self._idle.timeout.connect(self._next_picture)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self.place)
            application.screenRemoved.connect(self.place)
        self.show(watch.view)

    @property
    def turns_pictures(self) -> bool:
        """Whether pictures follow one another, as nobody is being served."""
        return self._idle.isActive()

    def show_pictures(self, names: Sequence[str]) -> None:
        """What is shown between two customers: these pictures, in turn."""
        self._pictures = tuple(names)
        self.show(self._watch.view)

    def place(self, _screen: object = None) -> None:
        """Put the window on the second screen; hide it where there is none."""
        others = QGuiApplication.screens()[1:]
        if not others:
            self.display.hide()
            return
        self.display.setGeometry(others[0].geometry())
        self.display.showFullScreen()

    def stop(self) -> None:
        """The till is closed. What is said from now on is for nobody: it must not start the pictures again."""
        self._watch.changed.disconnect(self.show)
        self._watch.suggest(wanted=False)
        self._language.changed.disconnect(self._show_again)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.disconnect(self.place)
            application.screenRemoved.disconnect(self.place)
        self._idle.stop()
        self.display.hide()
        self.display.deleteLater()

    def show(self, view: CustomerView) -> None:
        """What goes on, in words."""
        idle = view.showing is Showing.IDLE
        if idle and not self._idle.isActive():
            self._idle.start()
        elif not idle:
            self._idle.stop()
        self.display.show_page(self._page(view))

    def _show_again(self) -> None:
        self.show(self._watch.view)

    def _next_picture(self) -> None:
        self._turn += 1
        self._show_again()

    def _page(self, view: CustomerView) -> Page:
        match view.showing:
            case Showing.SELLING:
                return self._selling(view)
            case Showing.PAYING:
                return self._paying(view)
            case Showing.DONE:
                return self._done(view)
            case _:
                names = self._pictures
                picture = names[self._turn % len(names)] if names else ""
                return Page(
                    self._store,
                    words=translate("Customer", "Welcome"),
                    picture=picture,
                    qr=view.member_code,
                    qr_words=translate("Customer", "Scan to become a member"),
                )

    def _selling(self, view: CustomerView) -> Page:
        return Page(
            self._store,
            rows=_rows(view),
            label=translate("Customer", "Total"),
            figure=_amount(view.total),
            notes=_saved(view),
            qr=view.member_code,
            qr_words=translate("Customer", "Scan to become a member"),
            cards=tuple(Card(match.name, _amount(match.price), match.picture) for match in view.matching),
            cards_words=translate("Customer", "Goes well with it"),
        )

    def _paying(self, view: CustomerView) -> Page:
        paid = view.total - view.due
        notes = _saved(view)
        if paid:
            notes = (
                *notes,
                (translate("Customer", "Total"), _amount(view.total)),
                (translate("Customer", "Paid"), _amount(paid)),
            )
        return Page(
            self._store,
            rows=_rows(view),
            label=translate("Customer", "To pay") if view.due >= 0 else translate("Customer", "You get back"),
            figure=_amount(abs(view.due)),
            notes=notes,
            words=translate("Customer", "Please show your payment code") if view.asks_for_code else "",
        )

    def _done(self, view: CustomerView) -> Page:
        notes = (
            (translate("Customer", "Total"), _amount(view.total)),
            (translate("Customer", "Received"), _amount(view.received)),
        )
        thanks = translate("Customer", "Thank you")
        if view.change:
            label, figure = translate("Customer", "Your change"), _amount(view.change)
        else:
            label, figure = translate("Customer", "Paid"), _amount(view.total)
        return Page(self._store, label=label, figure=figure, notes=notes, words=thanks, tone="ok")


def _rows(view: CustomerView) -> tuple[Row, ...]:
    return tuple(
        Row(
            name=line.name,
            note=f"× {line.quantity}"
            + (translate("Customer", "   saved {amount}").format(amount=yuan(line.saved)) if line.saved > 0 else ""),
            amount=yuan(line.amount),
        )
        for line in view.lines
    )


def _saved(view: CustomerView) -> tuple[tuple[str, str], ...]:
    return ((translate("Customer", "You save"), _amount(view.saved)),) if view.saved > 0 else ()


def _amount(amount: int) -> str:
    return f"￥{yuan(amount)}"
