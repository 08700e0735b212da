"""A drawer that counts its kicks."""

from __future__ import annotations

from pos.ports.drawer import Kick


class Drawer:
    """Answers as it is told."""

    def __init__(self, answer: Kick = Kick.SENT) -> None:
        self.answer = answer
        self.kicks = 0

    def kick(self) -> Kick:
        self.kicks += 1
        return self.answer
