"""The clinic's own settings, on a fresh temporary folder and with secrets that are worth nothing."""

import atexit
import os
import shutil
import tempfile

DATABASE = os.environ.get("BASKETWEAVE_DATABASE", "")  # set by tests/plugins/engine.py, or by hand
for name in [name for name in os.environ if name.startswith("BASKETWEAVE_")]:
    del os.environ[name]  # whoever runs the tests keeps a real clinic's settings out of them
if DATABASE:
    os.environ["BASKETWEAVE_DATABASE"] = DATABASE

TEST_HOME = tempfile.mkdtemp(prefix="basketweave-test-")
atexit.register(shutil.rmtree, TEST_HOME, ignore_errors=True)
os.environ["BASKETWEAVE_HOME"] = TEST_HOME
os.environ["BASKETWEAVE_SECRET_KEY"] = "worth nothing, " * 4
os.environ["BASKETWEAVE_MASTER_KEY"] = "5a" * 32
os.environ["BASKETWEAVE_LEDGER_KEY"] = "worth nothing either, " * 3
os.environ["BASKETWEAVE_LOG_LEVEL"] = "WARNING"

from basketweave.clinic.config.settings import *  # noqa: E402, F403
from basketweave.clinic.config.settings import DATABASES, HOME, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 takes 0.3 s a sign-in
WHITENOISE_AUTOREFRESH = True  # otherwise each test client reads the static folder anew
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}  # a file: rivals and workers open it too
