"""On the members' screen, by permission."""

from __future__ import annotations

from pos.domain.staff import Permission, Verdict
from tests.ui.acts import Act, events
from tests.ui.member_screens import members_vouched

MEMBERS = {
    # Her PIN is asked of whoever may, too: it is a yes to this one change.
    Permission.NAME_ANEW: Act(members_vouched, events("approved"), unlike={Verdict.ALLOWED: Verdict.APPROVAL}),
}
