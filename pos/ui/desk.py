"""What every controller works with: the use cases, who is on duty, and the way off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pos.domain.staff import Staff
from pos.ports.clock import Clock
from pos.ui.camera.control import CameraControl
from pos.ui.customer.watch import CustomerWatch
from pos.ui.language import Language
from pos.ui.look import Look
from pos.ui.offload import Offload
from pos.ui.parts.pictures import Pictures
from pos.ui.sale import Sale
from pos.ui.scale import DeskScale
from pos.ui.session import Session
from pos.ui.sounds import Sounds
from pos.usecases.counter import Counter
from pos.usecases.syncing.right_of_way import RightOfWay


@dataclass(slots=True, kw_only=True)
class Desk:
    """Wired once by `pos.ui.furnish`."""

    counter: Counter
    """The use cases."""
    session: Session
    """Clerk and shift."""
    sale: Sale
    """The sale being built."""
    offload: Offload
    """Work goes through here."""
    clock: Clock
    """The till's clock."""
    look: Look
    """Theme and fonts."""
    language: Language
    """zh_CN or en."""
    sounds: Sounds
    """The second signal."""
    pictures: Pictures
    """Of products."""
    committed: Callable[[], None] = lambda: None
    """Something was written down: send it, print it. Returns at once."""
    reachable: Callable[[], bool] = lambda: True
    """Whether head office was reached when it was last called, or nobody has called yet."""
    way: RightOfWay = field(default_factory=RightOfWay)
    """The clerk's scan goes before what is applied in the background."""
    scale: DeskScale = field(default_factory=DeskScale)
    """For goods by weight."""
    camera: CameraControl = field(default_factory=CameraControl)
    """Over the counter."""
    customer: CustomerWatch = field(default_factory=CustomerWatch)
    """What the customer's displays show."""
    go: Callable[[str], None] = lambda _: None
    """Show another screen, by its name."""
    aside: set[str] = field(default_factory=set)
    """Sales (by id) that another screen than the sale's takes the money for, and looks after."""
    people: Mapping[str, Staff] = field(default_factory=dict)
    """Staff of this store by id, as last read."""

    @property
    def names(self) -> dict[str, str]:
        """Staff id → name."""
        return {staff_id: staff.name for staff_id, staff in self.people.items()}
