"""Sets up what stands around the till: customer displays, scale, drawer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.quantity import pieces
from pos.ports.drawer import Kick
from pos.ports.scale import Weighing, Weight
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.parts.notice import Saying
from pos.ui.settings.devices import DeviceChoice, DevicesControl
from pos.ui.settings.devices_panel import DevicesPanel
from pos.ui.settings.one_at_a_time import OneAtATime


class DevicesSetUp(QObject):
    """`leave` is set by who shows the panel."""

    def __init__(
        self, *, view: DevicesPanel, control: DevicesControl, offload: Offload, second_screen: Callable[[bool], None]
    ) -> None:
        """`second_screen`: is told whether it is the customer's, each time that is kept."""
        super().__init__()
        self._second_screen = second_screen
        self.panel = view
        self.leave: Callable[[], None] = lambda: None
        self._control = control
        self._choice = DeviceChoice()
        self._run = OneAtATime(offload=offload, changed=lambda: self._show(self._chosen()), say=view.notice.say)
        view.window_for.picked.connect(lambda key: self._show(replace(self._chosen(), customer_window=key == "on")))
        view.pole.picked.connect(lambda key: self._show(replace(self._chosen(), pole=key)))
        view.scale.picked.connect(lambda key: self._show(replace(self._chosen(), scale=key)))
        view.drawer.picked.connect(lambda key: self._show(replace(self._chosen(), drawer=key)))
        view.try_pole.clicked.connect(lambda: self._try(self._control.try_pole, self._pole_tried))
        view.try_scale.clicked.connect(lambda: self._try(self._control.weigh, self._weighed))
        view.try_drawer.clicked.connect(lambda: self._try(self._control.kick, self._kicked))
        view.keep.clicked.connect(self.confirm)
        view.back.connect(self._leave)
        self.retranslate()

    def begin(self) -> None:
        """Show what holds."""
        held, view = self._control.held(), self.panel
        view.pole_port.setText(held.pole_port)
        view.scale_port.setText(held.scale_port)
        view.drawer_port.setText(held.drawer_port)
        view.notice.say(None)
        self._show(held)

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter keeps, Esc leaves everything as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def confirm(self) -> None:
        """Keep what was chosen."""
        choice = self._chosen()
        self._run(Lane.WRITER, lambda: self._control.use(choice), lambda done: self._used(done, choice))

    def retranslate(self) -> None:
        """Say everything again."""
        view, none = self.panel, translate("Settings", "None")
        view.heading.say(translate("Settings", "Displays, scale, drawer"))
        view.back_button.say(translate("Settings", "Back"))
        view.keep.say(translate("Settings", "Use these devices"))
        view.window_for.say(
            translate("Settings", "Second screen for the customer"),
            {"on": translate("Settings", "On"), "off": translate("Settings", "Off")},
        )
        view.pole.say(
            translate("Settings", "Pole display"),
            {
                "none": none,
                "cd5220": translate("Settings", "Two lines (CD5220)"),
                "led8": translate("Settings", "Eight figures (LED8)"),
            },
        )
        view.scale.say(
            translate("Settings", "Scale"),
            {
                "none": none,
                "toledo8217": "Toledo 8217",
                "sma": "SMA",
                "continuous": translate("Settings", "Sends all the time"),
            },
        )
        view.drawer.say(
            translate("Settings", "Cash drawer"),
            {
                "printer": translate("Settings", "At the printer"),
                "trigger": translate("Settings", "At a USB or serial trigger"),
            },
        )
        port = translate("Settings", "Serial port, for example COM3@2400 or /dev/ttyUSB0")
        for edit in (view.pole_port, view.scale_port, view.drawer_port):
            edit.setPlaceholderText(port)
            edit.setAccessibleName(port)
        view.try_pole.say(translate("Settings", "Show a figure"))
        view.try_scale.say(translate("Settings", "Weigh"))
        view.try_drawer.say(translate("Settings", "Open the drawer"))
        view.notice.say(None)
        self._show(self._chosen())

    def _leave(self) -> None:
        self.leave()

    def _show(self, choice: DeviceChoice) -> None:
        self._choice, view = choice, self.panel
        view.window_for.mark("on" if choice.customer_window else "off")
        view.pole.mark(choice.pole)
        view.scale.mark(choice.scale)
        view.drawer.mark(choice.drawer)
        for shown, edit, button in (
            (choice.pole != "none", view.pole_port, view.try_pole),
            (choice.scale != "none", view.scale_port, view.try_scale),
            (choice.drawer != "printer", view.drawer_port, view.try_drawer),
        ):
            edit.setVisible(shown)
            button.setVisible(shown)
            button.setEnabled(not self._run.busy)
        view.keep.setEnabled(not self._run.busy)

    def _chosen(self) -> DeviceChoice:
        view = self.panel
        return replace(
            self._choice,
            pole_port=view.pole_port.text().strip(),
            scale_port=view.scale_port.text().strip(),
            drawer_port=view.drawer_port.text().strip(),
        )

    def _try(self, work: Callable[[DeviceChoice], object], then: Callable[[object], None]) -> None:
        choice = self._chosen()
        self._run(Lane.DEVICE, lambda: work(choice), then)

    def _used(self, done: object, choice: DeviceChoice) -> None:
        if done:
            self._second_screen(choice.customer_window)
            self.leave()
        else:
            head = translate("Settings", "A serial port is missing or cannot be one")
            self.panel.notice.say(Saying("warn", head, translate("Settings", "Nothing was changed")))

    def _pole_tried(self, shown: object) -> None:
        if shown:
            head = translate("Settings", "Sent: the display should show 88.88")
            self.panel.notice.say(
                Saying("info", head, translate("Settings", "If not, try another speed or the other kind"))
            )
        else:
            self._not_reached()

    def _weighed(self, weight: object) -> None:
        if not isinstance(weight, Weight):
            return
        words = {
            Weighing.MOVING: translate("Settings", "The scale is not still yet"),
            Weighing.OVER: translate("Settings", "Too heavy for the scale"),
            Weighing.UNDER: translate("Settings", "Below zero: set the scale to zero"),
            Weighing.NO_ANSWER: translate(
                "Settings", "The scale says nothing that can be understood: another protocol?"
            ),
        }
        if weight.outcome is Weighing.STABLE:
            head = translate("Settings", "The scale says {kg} kg").format(kg=pieces(weight.quantity))
            self.panel.notice.say(Saying("ok", head, ""))
        elif weight.outcome in words:
            self.panel.notice.say(Saying("warn", words[weight.outcome], ""))
        else:
            self._not_reached()

    def _kicked(self, kick: object) -> None:
        if kick in (Kick.SENT, Kick.UNKNOWN):
            self.panel.notice.say(Saying("info", translate("Settings", "The drawer was told to open"), ""))
        else:
            self._not_reached()

    def _not_reached(self) -> None:
        head = translate("Settings", "Not reached")
        check = translate("Settings", "Check the cable and the name of the port")
        self.panel.notice.say(Saying("stop", head, check))
