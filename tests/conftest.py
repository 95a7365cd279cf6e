"""What every test may use. Nothing here needs Django until a test asks for the database."""

import pytest
from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("check", deadline=None, print_blob=True)
hypothesis_settings.register_profile("prove", deadline=None, print_blob=True, max_examples=2000)


def pytest_configure(config):
    hypothesis_settings.load_profile("prove" if config.option.full_length else "check")


def pytest_collection_modifyitems(config, items):
    """`make check` leaves out what is marked long; `make prove` runs that, and what knows a full length."""
    full = config.option.full_length
    wanted = {item: is_long(item) or ("at_full_length" in item.fixturenames and full) for item in items}
    left_out = [item for item in items if wanted[item] != full]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if wanted[item] == full]


def is_long(item):
    return item.get_closest_marker("long") is not None


@pytest.fixture(scope="session")
def at_full_length(request):
    """True in `make prove`: as many rounds as the proof deserves; False in `make check`: a few."""
    return request.config.option.full_length


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    from tests.plugins.flush import let_tests_flush

    let_tests_flush()


@pytest.fixture
def child_environment(transactional_db):
    """The environment for a second process on this test's database."""
    from tests.plugins.child import environment

    return environment()
