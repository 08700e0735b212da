"""Where things lie on this machine: the till's data folder and the resources that come with the program."""

from pathlib import Path

import pos

APP_NAME = "Guitai"
"""The folder's name below the user's data folder of the operating system."""


def data_folder() -> Path:
    """The folder for this user's ledger, store mirror and catalogue when none is named; it may not exist yet."""
    from platformdirs import user_data_path  # not needed by a till that is told its folder

    return user_data_path(APP_NAME, appauthor=False)


def resources_folder() -> Path:
    """The folder of icons, sounds, styles, translations, ticket texts and demo data.

    An installed wheel and a frozen program carry it inside the package; a checkout has it beside the package.
    """
    package = Path(pos.__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
