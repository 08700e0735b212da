"""The page behind the link on a receipt: made for a phone, without scripts, in the words of the text catalogue."""

from __future__ import annotations

from html import escape

from pos.domain.document import InvoiceState
from pos.domain.money import yuan
from pos.domain.texts import Texts
from pos.server.invoices.office import LONGEST_TITLE, Asking, InvoiceView

_STYLE = """
*{box-sizing:border-box}body{margin:0;background:#F4F3F0;color:#1B1D1F;font:16px/1.5 system-ui,"Microsoft YaHei",
"PingFang SC",sans-serif}main{max-width:480px;margin:0 auto;padding:24px 16px}.card{background:#FFF;border:1px solid
#E3E1DC;border-radius:12px;padding:20px}h1{font-size:20px;margin:0 0 16px}dl{display:grid;grid-template-columns:auto
1fr;gap:4px 16px;margin:0 0 16px}dt{color:#5E646B}dd{margin:0;text-align:right;overflow-wrap:anywhere}.sum{font-size:
28px;font-weight:600}label{display:block;margin:12px 0 4px;color:#5E646B}input{width:100%;min-height:48px;padding:8px
12px;border:1px solid #C9C6BF;border-radius:8px;font:inherit}button{width:100%;min-height:52px;margin-top:20px;border:0;
border-radius:10px;background:#0B6E5F;color:#FFF;font:inherit;font-size:17px;font-weight:600}
.said{border-radius:8px;padding:12px;margin:0 0 16px;background:#E3F1EE}.warn{background:#FFF3D6}
"""


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
    return _whole(texts, f"{said}<dl>{facts}{amount}</dl>{form}")


def refused_page(texts: Texts) -> str:
    """Nobody of this chain signed the link."""
    return _whole(texts, f'<p class="said warn">{escape(texts("invoice.refused"))}</p>')


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


def _whole(texts: Texts, inside: str) -> str:
    title = escape(texts("invoice.heading"))
    return (
        f'<!doctype html><html lang="{texts.language.replace("_", "-")}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        f'<style>{_STYLE}</style></head><body><main><div class="card"><h1>{title}</h1>{inside}</div></main></body>'
        "</html>"
    )
