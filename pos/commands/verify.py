"""`pos verify`: is a till's ledger what was written?"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

HELP = "verify a till's ledger: chain, head office's seal, numbers, sums, shifts, stock, outbox"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.description = "Verifies a till's ledger without changing it, also while the till is running."
    parser.add_argument("--data", type=Path, required=True, help="the till's data folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Verify; 0 only when nothing is wrong."""
    from pos.bootstrap.seals import kept_seals
    from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, till_secrets
    from pos.devices.keys import Ed25519Verifier
    from pos.domain.errors import BadValue
    from pos.storage.ledger.verifying.verify_ledger import verify_ledger
    from pos.usecases.syncing.enrol_till import known_identity

    secrets = till_secrets(args.data)
    key, identity = secrets.get(LEDGER_KEY), known_identity(secrets)
    if key is None:
        raise BadValue(f"{args.data} holds no till's key")
    verifier = Ed25519Verifier(identity.enrolled.chain_key) if identity is not None else None
    verified = verify_ledger(args.data / LEDGER_NAME, key=key, seals=kept_seals(secrets), verifier=verifier)
    if args.json:
        print(json.dumps({"ok": not verified.findings, **asdict(verified)}, ensure_ascii=False))
    else:
        print(f"till {verified.till_id}: {verified.events} events, {verified.documents} documents")
        print(f"{verified.waiting} events not acknowledged by the server")
        for finding in verified.findings:
            print(f"BAD {finding}")
        print("something is wrong" if verified.findings else "everything is as it was written")
    return 1 if verified.findings else 0
