"""Changes language, theme and sounds at once; shows the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos import __version__
from pos.ui.language import Tongue, translate
from pos.ui.parts.facts import Fact
from pos.ui.preferences import Preferences
from pos.ui.session import Session
from pos.ui.settings.about import About
from pos.ui.settings.view import SettingsView
from pos.ui.theme import Shade


class SettingsController(QObject):
    """One of the till's screens."""

    def __init__(
        self,
        *,
        view: SettingsView,
        session: Session,
        about: About,
        preferences: Callable[[], Preferences],
        prefer: Callable[[Preferences], None],
    ) -> None:
        super().__init__()
        self.view = view
        self._session = session
        self._about = about
        self._preferences = preferences
        self._prefer = prefer
        view.language.picked.connect(lambda key: prefer(replace(preferences(), tongue=Tongue(key))))
        view.theme.picked.connect(lambda key: prefer(replace(preferences(), shade=Shade(key))))
        view.sounds.picked.connect(lambda key: prefer(replace(preferences(), sounds=key == "on")))
        self.retranslate()

    def enter(self) -> None:
        """Show what holds."""
        self.retranslate()

    def leave(self) -> None:
        """Another screen is shown."""

    def scanned(self, text: str) -> bool:
        """Scans belong to other screens."""
        return False

    def pressed(self, event: QKeyEvent) -> bool:
        """No keys of its own."""
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        view, held, till = self.view, self._preferences(), self._session.till
        view.title.say(translate("Settings", "Settings"))
        view.language.say(translate("Settings", "Language"), {"zh_CN": "中文", "en": "English"})
        view.language.mark(held.tongue)
        view.theme.say(
            translate("Settings", "Screen"),
            {"light": translate("Settings", "Light"), "dark": translate("Settings", "Dark")},
        )
        view.theme.mark(held.shade)
        view.sounds.say(
            translate("Settings", "Sounds"), {"on": translate("Settings", "On"), "off": translate("Settings", "Off")}
        )
        view.sounds.mark("on" if held.sounds else "off")
        view.about_title.say(translate("Settings", "This till"))
        rows = [Fact(translate("Settings", "Version"), f"Guitai {__version__}")]
        if till is not None:
            rows.insert(0, Fact(translate("Settings", "Store"), f"{till.store.name} {till.store.code} · {till.number}"))
        none = translate("Settings", "none set up")
        rows += [
            Fact(translate("Settings", "Receipt printer"), self._about.printer or none),
            Fact(translate("Settings", "Head office"), self._about.server or none),
            Fact(translate("Settings", "Data folder"), self._about.data or "—"),
        ]
        view.about.say(tuple(rows))
        view.words.say(translate("Settings", "Printer and server are set in settings.json in the data folder."))
