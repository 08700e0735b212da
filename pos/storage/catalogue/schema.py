"""The tables of a catalogue file.

What a style's variants share is stored once, and so is what is searched: a name that a thousand styles have is indexed
once. Names are found by their characters, one by one, in a phrase (most searches have two Chinese characters, which a
trigram index cannot find), pinyin by the beginning of a key in a B-tree, 货号 by any three characters of them.
"""

from __future__ import annotations

FORMAT = 1
"""`meta.format`: a file of another format is not read but fetched again."""

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE name (nid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE style (
        sid INTEGER PRIMARY KEY, style_id NOT NULL UNIQUE, style_code TEXT NOT NULL, nid INTEGER NOT NULL,
        kind TEXT NOT NULL, tax_rate INTEGER NOT NULL, tax_included INTEGER NOT NULL, category TEXT NOT NULL,
        brand TEXT NOT NULL, season TEXT NOT NULL, return_days INTEGER NOT NULL)""",
    """CREATE TABLE colour (
        cid INTEGER PRIMARY KEY, sid INTEGER NOT NULL, colour TEXT NOT NULL, colour_order INTEGER NOT NULL,
        picture TEXT NOT NULL, UNIQUE (sid, colour))""",
    """CREATE TABLE variant (
        vid INTEGER PRIMARY KEY, variant_id NOT NULL, cid INTEGER NOT NULL, size TEXT NOT NULL,
        size_order INTEGER NOT NULL, list_price INTEGER NOT NULL, retail_price INTEGER NOT NULL, barcode TEXT NOT NULL,
        on_sale INTEGER NOT NULL)""",
    "CREATE TABLE code (key TEXT NOT NULL, vid INTEGER NOT NULL, PRIMARY KEY (key, vid)) WITHOUT ROWID",
    # The last digits of a barcode, backwards: what a clerk types when the bars are torn.
    "CREATE TABLE code_end (tail TEXT NOT NULL, vid INTEGER NOT NULL, PRIMARY KEY (tail, vid)) WITHOUT ROWID",
    "CREATE TABLE pinyin (key TEXT NOT NULL, nid INTEGER NOT NULL, PRIMARY KEY (key, nid)) WITHOUT ROWID",
    # Rowids are nid and sid. A name's row never changes, a 货号's is deleted by its old value. A word of Latin
    # letters is found by its beginning; a Chinese character is a word.
    """CREATE VIRTUAL TABLE name_words USING fts5 (
        words, content='', columnsize=0, prefix='2 3', tokenize='unicode61')""",
    """CREATE VIRTUAL TABLE style_code_parts USING fts5 (
        style_code, content='', columnsize=0, tokenize='trigram')""",
)

INDEXES = (
    "CREATE UNIQUE INDEX variant_by_id ON variant (variant_id)",
    "CREATE INDEX variant_by_colour ON variant (cid)",
    "CREATE INDEX variant_by_code ON code (vid)",
    "CREATE INDEX style_by_code ON style (style_code)",
    "CREATE INDEX style_by_name ON style (nid)",
    "CREATE INDEX style_for_quick_keys ON style (kind) WHERE kind IN ('bag', 'service', 'open_price')",
)

TAIL = 8
"""Characters of a code's end that are indexed."""

TAIL_OF_KEY = " || ".join(f"substr(key, -{place}, 1)" for place in range(1, TAIL + 1))
"""SQL: the end of `key`, backwards."""
