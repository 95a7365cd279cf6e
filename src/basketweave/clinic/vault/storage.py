"""The little of Django's storage interface that the vault needs, so that a disk and an object store are alike."""

from collections.abc import Iterator

from django.core.files.storage import default_storage


def names_in_storage() -> Iterator[str]:
    """Every file the vault keeps: two letters, a slash, thirty more."""
    if not has_folder(""):
        return
    for folder in sorted(default_storage.listdir("")[0]):
        for file in sorted(default_storage.listdir(folder)[1]):
            yield f"{folder}/{file}"


def has_folder(name: str) -> bool:
    try:
        default_storage.listdir(name)
    except FileNotFoundError:
        return False
    return True


def remove(name: str) -> None:
    default_storage.delete(name)
