"""One detector for all tests of this folder: it is immutable, and reading the packs takes a moment."""

from __future__ import annotations

import pytest

from exposure.detect import Detector, load_detector
from exposure.detect.reading import TextReader, load_reader


@pytest.fixture(name="detector", scope="session")
def _detector() -> Detector:
    return load_detector()


@pytest.fixture(name="reader", scope="session")
def _reader() -> TextReader:
    """Rules and meaning together, as the program reads."""
    return load_reader()
