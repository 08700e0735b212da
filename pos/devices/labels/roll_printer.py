"""A label printer that is reached as receipt printers are: by network, USB, a serial line, a Windows queue, a file."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Sequence
from itertools import chain

from pos.devices.labels.settings import LabelPrinterSettings
from pos.devices.labels.status import ask_label_status
from pos.devices.printer.connection import Connection, connected
from pos.devices.printer.settings import Way
from pos.devices.printer.status import fault_of
from pos.domain.errors import DeviceError
from pos.domain.labels.content import LabelContent
from pos.domain.labels.template import LabelTemplate
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault, Tri

_log = logging.getLogger(__name__)


class RollPrinter:
    """Implements `LabelPrinter`. One connection for each batch, one batch at a time.

    Not printed: it was not reached, or said beforehand that it cannot print, and nothing was sent. Else unknown, with
    what it says afterwards: no language of labels has an answer that says that the last one is out.
    """

    def __init__(self, *, settings: LabelPrinterSettings) -> None:
        self._settings = settings
        self._one_at_a_time = threading.Lock()

    def print_labels(self, template: LabelTemplate, contents: Sequence[LabelContent]) -> PrintAnswer:
        """Send all copies of all labels."""
        if self._settings.printer.way is Way.NONE:
            return PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER)
        from pos.devices.labels.languages import label_bytes  # Pillow and segno: not before they are needed

        builder = label_bytes(self._settings.speaks)
        with self._one_at_a_time:
            try:
                # Before anything is sent: a font that is missing is missing for all of them.
                first = b"".join(builder.of(template, content) for content in contents[:1])
            except DeviceError:
                _log.exception("a label could not be drawn")
                return PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_FONT)
            rest = (builder.of(template, content) for content in contents[1:])
            return self._send(chain((first,), rest))

    def _send(self, labels: Iterable[bytes]) -> PrintAnswer:
        answer = PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
        try:
            with connected(self._settings.printer) as connection:
                against = fault_of(self._ask(connection))
                if against is not PrintFault.NONE:
                    return PrintAnswer(Printed.NOT_PRINTED, against)
                answer = PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)
                for data in labels:
                    connection.send(data)
                after = fault_of(self._ask(connection))
                answer = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER if after is PrintFault.NONE else after)
        except DeviceError as error:
            _log.info("label printer: %s", error)
        return answer

    def status(self) -> PrinterStatus:
        """Ask the printer how it is; all unknown for a way on which nothing comes back."""
        printer = self._settings.printer
        if printer.way is Way.NONE:
            return PrinterStatus(reached=False)
        if not printer.asks:
            return PrinterStatus()
        with self._one_at_a_time:
            try:
                with connected(printer) as connection:
                    return self._ask(connection)
            except DeviceError:
                return PrinterStatus(online=Tri.UNKNOWN, reached=False)

    def _ask(self, connection: Connection) -> PrinterStatus:
        if not self._settings.printer.asks:
            return PrinterStatus()
        return ask_label_status(connection, self._settings.speaks)
