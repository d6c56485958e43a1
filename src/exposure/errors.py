"""What stops a run: each error says what happened, to which file, and what to do next."""

from __future__ import annotations


class ExposureError(Exception):
    """A run that cannot go on; the message is written for the person at the keyboard."""


class ArchiveError(ExposureError):
    """The source given is not a LinkedIn archive that can be read."""


class StoreError(ExposureError):
    """The result database cannot be created, opened or read."""


class QueryError(ExposureError):
    """A file under `queries/` breaks the contract of `queries/README.md`."""


class ReportError(ExposureError):
    """The report folder cannot be written, replaced or found."""


class PolicyError(ExposureError):
    """The policy rule pack is malformed, or a region is unknown to it."""


class PolicyFileError(PolicyError):
    """The rule pack that the user named is malformed or lacks something: wrong usage."""


class PackError(ExposureError):
    """A detection rule pack is malformed."""
