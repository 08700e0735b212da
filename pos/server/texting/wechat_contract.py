"""The contract for WeChat's template messages: `wechat/contract.json` in the server's folder, its secret beside it.

Both are of mode 0600 and never shown; the server looks again when the file changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pos.domain.errors import BadValue
from pos.server.payments.calling import checked_address
from pos.server.texting.contract import Telling
from pos.server.texting.keeping import fingerprint, keep_contract, keep_secret, kept_contract, kept_secret

FOLDER = "wechat"
WEIXIN = "https://api.weixin.qq.com"
"""Where the provider is, unless head office says otherwise."""
WORDS: Mapping[Telling, frozenset[str]] = {
    Telling.READY: frozenset({"number", "store"}),
    Telling.SHORT: frozenset({"number", "store"}),
    Telling.COUPON: frozenset({"count", "name", "until"}),
    Telling.POINTS: frozenset({"points", "until"}),
}
"""What is told by WeChat, and the words that a template may hold. A code goes to the phone that it proves: by SMS."""
_FIELD = re.compile(r"[a-z_]{1,30}\d{0,3}", re.ASCII)
_WORD = re.compile(r"\{([a-z]+)\}", re.ASCII)
_LONGEST = {"thing": 20, "character_string": 32, "phrase": 5}
"""Characters that WeChat takes in a field of that type; what is longer is refused, so it is cut."""


@dataclass(frozen=True, slots=True)
class WechatTemplate:
    """A template of the official account (模板ID) and what its fields say."""

    template_id: str
    """As the account's own page shows it."""
    fields: dict[str, str]
    """Field without `.DATA` (`thing6`) → text, in which `{number}` stands for the notice's word."""

    def filled(self, words: Mapping[str, str]) -> dict[str, str]:
        """Field → what it says."""
        return {name: _cut(name, _WORD.sub(lambda each: words[each[1]], text)) for name, text in self.fields.items()}


@dataclass(frozen=True, slots=True)
class WechatContract:
    """What is set up."""

    app_id: str
    """AppID of the official account (服务号), `wx…`."""
    secret: str
    """Name of the file with the AppSecret."""
    templates: dict[str, WechatTemplate] = field(default_factory=dict)
    """What is told (`Telling`) → its template; what has none goes by SMS."""
    link: str = ""
    """Page that a touch on the message opens; empty: none."""
    address: str = WEIXIN
    """The provider's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WechatTold:
    """What is to be changed; what is empty stays as it was."""

    app_id: str = ""
    secret: Path | None = None
    templates: tuple[tuple[str, str], ...] = ()
    """(what is told, `ID field=text field=text`); an empty text takes one away."""
    link: str = ""
    address: str = ""


def template_of(kind: str, text: str) -> WechatTemplate:
    """A template from `ID thing6={store} phrase3=可取货`. Raises BadValue."""
    if kind not in [each.value for each in WORDS]:
        raise BadValue(f"not told by WeChat: {kind!r:.60} ({', '.join(each.value for each in WORDS)})")
    template_id, *parts = text.split()
    pairs = [part.partition("=") for part in parts]
    wrong = [name for name, sign, said in pairs if not (_FIELD.fullmatch(name) and sign and said)]
    if wrong or not pairs:
        raise BadValue(f"{kind}: fields are written thing6={{store}}, after the template's id: {' '.join(wrong)!r:.60}")
    unknown = [word for _, _, said in pairs for word in _WORD.findall(said) if word not in WORDS[Telling(kind)]]
    if unknown:
        raise BadValue(f"{kind} has no {{{unknown[0]:.40}}} ({', '.join(sorted(WORDS[Telling(kind)]))})")
    return WechatTemplate(template_id, {name: said for name, _, said in pairs})


def read_wechat(folder: Path) -> WechatContract | None:
    """What is set up in `wechat/`; None where nothing is. Raises DamagedFile."""
    return kept_contract(folder, WechatContract)


def set_wechat(folder: Path, told: WechatTold) -> WechatContract:
    """Change the contract. Raises BadValue for what cannot be or is missing, DamagedFile, ReadOnlyFolder, OSError."""
    before = read_wechat(folder) or WechatContract("", "")
    templates = dict(before.templates)
    for kind, text in told.templates:
        if text.strip():
            templates[kind] = template_of(kind, text)
        else:
            templates.pop(kind, None)
    after = replace(
        before,
        app_id=told.app_id or before.app_id,
        secret=keep_secret(folder, told.secret, before.secret),
        templates=templates,
        link=checked_address(told.link) if told.link else before.link,
        address=checked_address(told.address or before.address),
    )
    keep_contract(folder, after, named={"--app-id": after.app_id, "--secret": after.secret})
    return after


def secret_of(folder: Path, contract: WechatContract) -> bytes:
    """The AppSecret. Raises BadValue, OSError."""
    return kept_secret(folder, contract.secret)


def described(folder: Path) -> dict[str, object]:
    """What is set up, with a fingerprint in the place of the secret."""
    contract = read_wechat(folder)
    if contract is None:
        return {"set_up": False}
    return {
        "set_up": True,
        "address": contract.address,
        "app_id": contract.app_id,
        "templates": {kind: {"id": each.template_id, **each.fields} for kind, each in contract.templates.items()},
        "link": contract.link,
        "secret": fingerprint(folder, contract.secret),
    }


def _cut(name: str, text: str) -> str:
    return text[: _LONGEST.get(name.rstrip("0123456789"), len(text))]
