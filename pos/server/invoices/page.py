"""The page behind the link on a receipt: made for a phone, without scripts, in the words of the text catalogue."""

from __future__ import annotations

from html import escape

from pos.domain.document import InvoiceState
from pos.domain.money import yuan
from pos.domain.texts import Texts
from pos.server.invoices.office import LONGEST_TITLE, Asking, InvoiceView
from pos.server.pages import whole_page


def invoice_page(view: InvoiceView, *, texts: Texts, asking: Asking | None = None, typed: dict[str, str]) -> str:
    """How the invoice stands, and the form to ask for it. `typed`: what the customer had typed before."""
    said = _said(view, texts, asking)
    facts = "".join(
        f"<dt>{escape(texts(f'invoice.{name}'))}</dt><dd>{escape(value)}</dd>"
        for name, value in (
            ("number", view.number),
            ("store", view.store_name),
            ("issuer", view.issuer),
            ("issuer_tax_number", view.issuer_tax_number),
        )
        if value
    )
    amount = f'<dt>{escape(texts("invoice.amount"))}</dt><dd class="sum">¥{yuan(view.amount)}</dd>'
    can = view.arrived and view.state is InvoiceState.NONE and view.amount > 0
    form = _form(texts, typed) if can else ""
    return whole_page(texts, title=texts("invoice.heading"), inside=f"{said}<dl>{facts}{amount}</dl>{form}")


def refused_page(texts: Texts) -> str:
    """Nobody of this chain signed the link."""
    words = f'<p class="said warn">{escape(texts("invoice.refused"))}</p>'
    return whole_page(texts, title=texts("invoice.heading"), inside=words)


def _said(view: InvoiceView, texts: Texts, asking: Asking | None) -> str:
    if asking is Asking.ASKED:
        return f'<p class="said" role="status">{escape(texts("invoice.asked"))}</p>'
    if asking is not None:
        return f'<p class="said warn" role="alert">{escape(texts(f"invoice.{asking}"))}</p>'
    if not view.arrived:
        return f'<p class="said warn">{escape(texts("invoice.not_arrived"))}</p>'
    if view.state is not InvoiceState.NONE:
        return f'<p class="said" role="status">{escape(texts(f"invoice.state_{view.state}"))}</p>'
    return "" if view.amount > 0 else f'<p class="said warn">{escape(texts("invoice.nothing"))}</p>'


def _form(texts: Texts, typed: dict[str, str]) -> str:
    fields = "".join(
        f'<label for="{name}">{escape(texts(f"invoice.{name}"))}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" maxlength="{longest}" value="{escape(typed.get(name, ""))}"'
        f"{' required' if name == 'title' else ''}>"
        for name, kind, longest in (
            ("title", "text", LONGEST_TITLE),
            ("tax_number", "text", 20),
            ("contact", "email", 254),
        )
    )
    return f'<form method="post">{fields}<button>{escape(texts("invoice.ask"))}</button></form>'
