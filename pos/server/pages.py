"""Web pages for anybody with a phone: one look, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from pos.domain.texts import Texts

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_STYLE = """
*{box-sizing:border-box}body{margin:0;background:#F4F3F0;color:#1B1D1F;font:16px/1.5 system-ui,"Microsoft YaHei",
"PingFang SC",sans-serif}main{max-width:480px;margin:0 auto;padding:24px 16px}.card{background:#FFF;border:1px solid
#E3E1DC;border-radius:12px;padding:20px}h1,h2{font-size:20px;margin:0 0 16px}
h2{font-size:16px}dl{display:grid;grid-template-columns:auto
1fr;gap:4px 16px;margin:0 0 16px}dt{color:#5E646B}dd{margin:0;text-align:right;overflow-wrap:anywhere}.sum{font-size:
28px;font-weight:600}label{display:block;margin:12px 0 4px;color:#5E646B}input{width:100%;min-height:48px;padding:8px
12px;border:1px solid #C9C6BF;border-radius:8px;font:inherit}button{width:100%;min-height:52px;margin-top:20px;border:0;
border-radius:10px;background:#0B6E5F;color:#FFF;font:inherit;font-size:17px;font-weight:600}
.said{border-radius:8px;padding:12px;margin:0 0 16px;background:#E3F1EE}.warn{background:#FFF3D6}
img{display:block;width:100%;border-radius:8px;margin:0 0 16px}del{color:#5E646B;font-size:16px;font-weight:400}
"""


def whole_page(texts: Texts, *, title: str, inside: str) -> str:
    """HTML of a page: a card under its title. `inside` is HTML already."""
    return (
        f'<!doctype html><html lang="{texts.language.replace("_", "-")}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
        f'<style>{_STYLE}</style></head><body><main><div class="card"><h1>{escape(title)}</h1>{inside}</div></main>'
        "</body></html>"
    )


def page_answer(content: str, status: int = 200) -> HTMLResponse:
    """The answer that carries a page."""
    return HTMLResponse(content, status_code=status, headers=HEADERS)


def words_for(request: Request, texts: Mapping[str, Texts]) -> Texts:
    """Words in the language the phone asks for. `texts`: by language, the default first."""
    wanted = request.headers.get("accept-language", "").lower()
    english = wanted.startswith("en") and "en" in texts
    return texts["en"] if english else next(iter(texts.values()))
