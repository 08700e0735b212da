from pathlib import Path

from pos.bootstrap.texts import load_texts
from pos.devices.printer.chosen_printer import ChosenPrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.printer.setup import printer_of
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.usecases.printing.trial_ticket import trial_ticket
from tests.ui.shop import Shop


def test_the_next_ticket_goes_to_the_printer_chosen_last(tmp_path: Path) -> None:
    shop = Shop()
    ticket = trial_ticket(till=shop.till, moment=shop.clock.now(), texts=load_texts())
    chosen = ChosenPrinter(printer_of(PrinterSettings()))
    assert chosen.print_ticket(ticket) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER)
    assert (chosen.kick(), chosen.status().reached) == (Kick.NOT_SENT, False)

    chosen.use(printer_of(PrinterSettings(way=Way.PICTURES, address=str(tmp_path))))

    assert chosen.print_ticket(ticket) == PrintAnswer(Printed.PRINTED)
    assert [picture.name for picture in tmp_path.iterdir()] == ["ticket-0001.png"]
    assert (chosen.kick(), chosen.status().reached) == (Kick.SENT, True)
