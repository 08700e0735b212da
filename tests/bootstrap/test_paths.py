from pathlib import Path

import pytest

import pos
from pos.bootstrap.paths import data_folder, resources_folder


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert resources_folder() == Path(__file__).parents[2] / "resources"
    assert resources_folder().is_dir()


def test_an_installed_copy_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "pos"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(pos, "__file__", str(package / "__init__.py"))

    assert resources_folder() == package / "resources"


def test_the_data_folder_is_the_users_own() -> None:
    assert data_folder().is_absolute()
    assert data_folder().name == "Guitai"
    assert data_folder() != resources_folder()
