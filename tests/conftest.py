"""What every test may use. Nothing here needs Django until a test asks for the database."""

import pytest


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    from tests.plugins.flush import let_tests_flush

    let_tests_flush()


@pytest.fixture
def child_environment(transactional_db):
    """The environment for a second process on this test's database."""
    from tests.plugins.child import environment

    return environment()
