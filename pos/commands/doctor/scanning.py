"""Cameras and scanners: those that are there, and those that are set up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pos.commands.doctor.finding import Finding, State
from pos.devices.camera.settings import CameraSettings
from pos.devices.camera.setup import SystemCameras, is_number
from pos.devices.scanner.settings import ScannerSettings
from pos.devices.scanner.setup import SystemScanners, scans
from pos.ports.camera import Cameras
from pos.ports.scanner import FoundScanner, Scanners, ScannerWay


def examine(
    camera: CameraSettings,
    scanners: tuple[ScannerSettings, ...],
    *,
    cameras: Cameras | None = None,
    there: Scanners | None = None,
) -> Iterator[Finding]:
    """What is set up, then what else there is. Nothing is opened."""
    yield _camera(camera, (cameras or SystemCameras()).found())
    found = (there or SystemScanners()).found()
    for settings in scanners:
        yield _set_up(settings, found)
    used = {each.address for each in scanners}
    others = [each for each in found if each.address not in used]
    for each in others:
        if each.way is ScannerWay.HID or scans(each.name):
            yield Finding("scanner", State.GOOD, f"{_named(each)}: there, not set up")
    if not scanners and not any(each.way is ScannerWay.HID or scans(each.name) for each in others):
        yield Finding("scanner", State.GOOD, "scanners that type need no setting up; no other is known by its name")


def _camera(camera: CameraSettings, cameras: Mapping[str, str]) -> Finding:
    named = ", ".join(f"{source} ({name})" if name else source for source, name in cameras.items()) or "none"
    if not camera.source:
        return Finding("camera", State.MISSING, f"none is set up; there: {named}")
    there = camera.source in cameras if is_number(camera.source) else Path(camera.source).is_file()
    said = "there" if there else f"not there; there: {named}"
    return Finding("camera", State.GOOD if there else State.MISSING, f"{camera.source}: {said}")


def _set_up(settings: ScannerSettings, found: tuple[FoundScanner, ...]) -> Finding:
    device = next((each for each in found if each.address == settings.address), None)
    if device is None:
        return Finding("scanner", State.MISSING, f"{settings.way} {settings.address}: set up, not plugged in")
    return Finding("scanner", State.GOOD, f"{_named(device)}: set up")


def _named(each: FoundScanner) -> str:
    return f"{each.way} {each.address} ({each.name})" if each.name else f"{each.way} {each.address}"
