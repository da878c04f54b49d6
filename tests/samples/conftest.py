"""Checks on real material, for whoever has some: ``NEWSROOM_SAMPLES=folder manage.py test``.

Without that setting they are no part of the suite, which is whole without them.
"""

import os
from pathlib import Path

import pytest

collect_ignore_glob = [] if os.environ.get("NEWSROOM_SAMPLES") else ["test_*.py"]


@pytest.fixture
def samples():
    return Path(os.environ["NEWSROOM_SAMPLES"])
