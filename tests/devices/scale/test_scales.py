"""Scales over a pseudo-terminal: those that are asked, those that never stop talking, and an emulator's."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.scale import serial_scale
from pos.devices.scale.protocols import continuous, sma, toledo_8217
from pos.devices.scale.serial_scale import scale_of
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings
from pos.ports.scale import Weighing, Weight
from tests.devices.printer.emulator import emupos_command


@pytest.mark.parametrize(
    "said, weight",
    (
        (b"\x0201.250\r", Weight(Weighing.STABLE, 1250)),
        (b"\x0200.385N\r", Weight(Weighing.STABLE, 385)),
        (b"\x02?\x01\r", Weight(Weighing.MOVING)),
        (b"\x02?\x03\r", Weight(Weighing.OVER)),
        (b"\x02?\x04\r", Weight(Weighing.UNDER)),
        (b"\x02?\x40\r", Weight(Weighing.NO_ANSWER)),
        (b"\x02?\x01\r\x0201.250\r", Weight(Weighing.STABLE, 1250)),
        (b"\x0201.250\r\x02?\x01\r", Weight(Weighing.MOVING)),
        (b"\x02?\x10\r", None),
        (b"\x0201.2", None),
        (b"", None),
    ),
)
def test_toledo_8217(said: bytes, weight: Weight | None) -> None:
    assert toledo_8217(said) == weight


@pytest.mark.parametrize(
    "said, weight",
    (
        (b"\n 1G       1.250kg_\r", Weight(Weighing.STABLE, 1250)),
        (b"\nZ1G       0.000kg_\r", Weight(Weighing.STABLE, 0)),
        (b"\n 1N       1250.g__\r", Weight(Weighing.STABLE, 1250)),
        (b"\n 1G         2.00lb_\r", Weight(Weighing.STABLE, 907)),
        (b"\n 1GM      1.250kg_\r", Weight(Weighing.MOVING)),
        (b"\nO1G      16.000kg_\r", Weight(Weighing.OVER)),
        (b"\nU1G      -0.100kg_\r", Weight(Weighing.UNDER)),
        (b"\n 1N      -0.100kg_\r", Weight(Weighing.UNDER)),
        (b"\nE1G  ----------kg_\r", Weight(Weighing.NO_ANSWER)),
        (b"\n 1G       1.250ozt\r", Weight(Weighing.NO_ANSWER)),
        (b"\n?\r", None),
        (b"\n 1G       1.25", None),
    ),
)
def test_sma(said: bytes, weight: Weight | None) -> None:
    assert sma(said) == weight


@pytest.mark.parametrize(
    "said, weight",
    (
        (b"ST,GS,+  1.250kg\r\n", Weight(Weighing.STABLE, 1250)),
        (b"ST,NT,+    385 g\r\n", Weight(Weighing.STABLE, 385)),
        (b"US,GS,+  1.250kg\r\n", Weight(Weighing.MOVING)),
        (b"OL,GS,+ 16.000kg\r\n", Weight(Weighing.OVER)),
        (b"ST,NT,-  0.100kg\r\n", Weight(Weighing.UNDER)),
        (b"ST,GS,-  0.000kg\r\n", Weight(Weighing.STABLE, 0)),
        (b"0kg\r\nUS,GS,+  1.2kg\r\nST,GS,+  1.300kg\r\nST,GS,+", Weight(Weighing.STABLE, 1300)),
        (b"ST,GS,+  1.250", None),
    ),
)
def test_continuous(said: bytes, weight: Weight | None) -> None:
    assert continuous(said) == weight


@given(st.binary(max_size=80))
def test_rubbish_is_never_a_fault(said: bytes) -> None:
    for read in (toledo_8217, sma, continuous):
        weight = read(said)
        assert weight is None or weight.quantity >= 0


def test_without_a_scale() -> None:
    assert scale_of(ScaleSettings()).weigh() == Weight(Weighing.NO_SCALE)


def test_a_port_that_is_not_there() -> None:
    settings = ScaleSettings(ScaleProtocol.SMA, "/dev/no-such-port")
    assert scale_of(settings).weigh() == Weight(Weighing.NOT_REACHED)


if sys.platform != "win32":  # which has no pseudo-terminals

    @contextmanager
    def line(answers: dict[bytes, bytes], *, unasked: bytes = b"") -> Iterator[str]:
        """A port with somebody at its other end."""
        ours, theirs = os.openpty()
        ended = threading.Event()

        def answer() -> None:
            waiting = b""
            os.set_blocking(ours, False)
            while not ended.wait(0.01):
                if unasked:
                    os.write(ours, unasked)
                with suppress(BlockingIOError):
                    waiting += os.read(ours, 64)
                for asked, said in answers.items():
                    if waiting.endswith(asked):
                        waiting = b""
                        os.write(ours, said)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield os.ttyname(theirs)
        finally:
            ended.set()
            thread.join(5)
            os.close(ours)
            os.close(theirs)

    def test_a_scale_that_is_asked() -> None:
        answers = {b"\nW\r": b"\n 1G       1.250kg_\r"}
        with line(answers) as port, closing(scale_of(ScaleSettings(ScaleProtocol.SMA, port))) as scale:
            assert [scale.weigh() for _ in range(2)] == [Weight(Weighing.STABLE, 1250)] * 2

    def test_a_scale_that_never_stops_talking() -> None:
        talking = line({}, unasked=b"ST,GS,+  0.385kg\r\n")
        with talking as port, closing(scale_of(ScaleSettings(ScaleProtocol.CONTINUOUS, port))) as scale:
            assert scale.weigh() == Weight(Weighing.STABLE, 385)

    def test_a_line_that_says_nothing_or_nothing_that_makes_sense(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(serial_scale, "WITHIN_S", 0.2)
        for unasked in (b"", b"hello\r\n"):
            with line({}, unasked=unasked) as port, closing(scale_of(ScaleSettings(ScaleProtocol.SMA, port))) as scale:
                assert scale.weigh() == Weight(Weighing.NO_ANSWER)

    def test_unplugged_and_plugged_in_again(tmp_path: Path) -> None:
        link = tmp_path / "ttyUSB0"
        scale = scale_of(ScaleSettings(ScaleProtocol.SMA, str(link)))
        for grams in (1250, 385):
            assert scale.weigh() == Weight(Weighing.NOT_REACHED)
            with line({b"\nW\r": b"\n 1G       %5.3fkg_\r" % (grams / 1000)}) as port:
                link.symlink_to(port)
                assert scale.weigh() == Weight(Weighing.STABLE, grams)
                link.unlink()
            assert scale.weigh() == Weight(Weighing.NOT_REACHED)
        scale.close()


CONFIG = """schema: 1
api:
  port: {api}
devices:
  - id: scale
    type: scale
    profile: {profile}
    connections:
      - serial: {{ pty: true }}
"""


@pytest.mark.skipif(
    not emupos_command(), reason="emupos needs Python 3.13; test_every_ticket.py fails where it should be"
)
@pytest.mark.parametrize(
    "protocol, profile", ((ScaleProtocol.TOLEDO_8217, "toledo8217-15kg"), (ScaleProtocol.SMA, "sma-15kg"))
)
def test_a_scale_that_others_wrote(tmp_path: Path, protocol: ScaleProtocol, profile: str) -> None:
    with emulated(tmp_path, profile) as device:

        def put(grams: int, *, stable: bool) -> None:
            body = json.dumps({"grams": grams, "stable": stable}).encode()
            request = urllib.request.Request(  # noqa: S310 - loopback
                f"{device}/weight", data=body, method="PUT", headers={"Content-Type": "application/json"}
            )
            urllib.request.urlopen(request, timeout=5).close()  # noqa: S310

        with closing(scale_of(ScaleSettings(protocol, serial_port_of(device)))) as scale:
            put(1_250, stable=True)
            assert scale.weigh() == Weight(Weighing.STABLE, 1250)
            put(1_250, stable=False)
            assert scale.weigh().outcome is Weighing.MOVING
            put(20_000, stable=True)
            assert scale.weigh().outcome is Weighing.OVER


@contextmanager
def emulated(folder: Path, profile: str) -> Iterator[str]:
    """An emulated scale; its address. Its port is looked for and let go of, and somebody else may be quicker."""
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as free:
            api = free.getsockname()[1]
        (folder / "emupos.yaml").write_text(CONFIG.format(api=api, profile=profile))
        device = f"http://127.0.0.1:{api}/api/v1/devices/scale"
        command = [emupos_command(), "run", "--config", str(folder / "emupos.yaml")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder) as process:
            try:
                until = time.monotonic() + 30
                while process.poll() is None and not serial_port_of(device) and time.monotonic() < until:
                    with suppress(subprocess.TimeoutExpired):
                        process.wait(0.1)
                if process.poll() is None:
                    yield device
                    return
            finally:
                process.terminate()
    raise AssertionError("the emulator does not start")


def serial_port_of(device: str) -> str:
    """Empty until it is up."""
    try:
        with urllib.request.urlopen(device, timeout=5) as answer:  # noqa: S310 - loopback
            return str(json.loads(answer.read())["connections"][0]["link_path"] or "")
    except OSError:
        return ""
