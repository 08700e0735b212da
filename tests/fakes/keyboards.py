"""A system that says which keyboard typed."""

from __future__ import annotations

from pos.ports.keyboards import KeyStroke


class Keyboards:
    """`ports.keyboards.Keyboards`."""

    def __init__(self) -> None:
        self.news: dict[int, KeyStroke] = {}
        self.windows: list[int] = []

    def watch(self, window: int) -> bool:
        self.windows.append(window)
        return True

    def heard(self, news: int) -> KeyStroke | None:
        return self.news.get(news)
