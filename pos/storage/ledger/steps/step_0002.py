"""What members were granted without the server, who was named after the payment, and who signed up offline.

`offline_use` answers "how much of the allowance is used up", so only what was granted offline is in it. `sign_up` holds
a phone number only until the server has it: events never carry one, because an event can never be forgotten.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step

STEP = Step(
    major=1,
    statements=(
        """CREATE TABLE offline_use (
            tseq INTEGER NOT NULL REFERENCES journal, place INTEGER NOT NULL, kind TEXT NOT NULL, use_id TEXT NOT NULL,
            subject TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (tseq, place)) WITHOUT ROWID""",
        """CREATE TABLE member_named (
            document_id TEXT PRIMARY KEY, member_id TEXT NOT NULL,
            tseq INTEGER NOT NULL REFERENCES journal) WITHOUT ROWID""",
        "CREATE TABLE sign_up (place INTEGER PRIMARY KEY, member_id TEXT NOT NULL UNIQUE, body BLOB NOT NULL)",
    ),
)
