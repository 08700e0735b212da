"""The words that stand on tickets and in the server's messages, in one language. No Qt: both halves use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """A catalogue of texts; call it with a key."""

    language: str
    """`zh_CN` or `en`."""
    entries: Mapping[str, str]
    """Text by key, `receipt.total`; `{name}` in it stands for a value."""

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values; the key itself where there is none, for no word may stop a sale."""
        text = self.entries.get(key)
        if text is None:
            return key
        return text.format_map(values) if values else text
