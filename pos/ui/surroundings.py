"""What the screens need beside the counter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.ui.camera.control import CameraControl
from pos.ui.scale import DeskScale
from pos.ui.scanner_control import ScannerControl
from pos.ui.settings.about import About
from pos.ui.settings.devices import DevicesControl
from pos.ui.settings.label_printing import LabelPrinting
from pos.ui.settings.printing import Printing
from pos.usecases.syncing.right_of_way import RightOfWay

if TYPE_CHECKING:
    from pos.domain.catalogue import Item
    from pos.ports.customer_display import CustomerView
    from pos.ports.ledger import Parked
    from pos.ui.labels.desk import LabelDesk
    from pos.ui.parts.pictures import Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Every call may wait and is made off the GUI thread."""

    labels: Callable[[], LabelDesk]
    """Tags and labels; called when their screen is made, and for the label of a box."""
    fetch_picture: Fetch = lambda _name: None
    """A product picture's file."""
    newest_pictures: Callable[[], tuple[str, ...]] = tuple
    """Names of pictures for the customer's screen while nobody is being served."""
    parked: Callable[[], tuple[Parked, ...]] = tuple
    """Events that head office could not take."""
    about: About = field(default_factory=About)
    """What was set up elsewhere."""
    printing: Printing = field(default_factory=Printing)
    """The receipt printer's set-up."""
    label_printing: LabelPrinting = field(default_factory=LabelPrinting)
    """The label printer's set-up."""
    camera: CameraControl = field(default_factory=CameraControl)
    """The camera over the counter."""
    scanners: ScannerControl = field(default_factory=ScannerControl)
    """Scanners that are read by themselves."""
    enrol_again: Callable[[], None] = lambda: None
    """Begin again as a till that asks for a code; a manager has said yes. Called on the GUI thread."""
    devices: DevicesControl = field(default_factory=DevicesControl)
    """Customer displays, scale and drawer."""
    pole: Callable[[CustomerView], object] | None = None
    """Shows figures on a pole display; None: there is none."""
    way: RightOfWay = field(default_factory=RightOfWay)
    """The clerk's scan goes before what is applied in the background."""
    scale: DeskScale = field(default_factory=DeskScale)
    """For goods by weight."""
    join: str = ""
    """Where people join the club: a QR on the customer's screen; empty: none."""
    goes_with: Callable[[tuple[str, ...]], tuple[Item, ...]] | None = None
    """Style ids, the newest first → what goes with them, for the customer's screen."""
    customer_window: bool = False
    """Whether the second screen is the customer's."""
    wake_sync: Callable[[], None] = lambda: None
    """Something was committed: send it at once."""
