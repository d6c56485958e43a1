"""Names what was given in place of an archive, and says what to do instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.archive.naming import LINKEDIN_FOLDERS, REPORT_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.archive.members import Archive

ASK_AGAIN: Final = "Ask LinkedIn for it again under Settings > Data privacy > Get a copy of your data."

#: Bytes at the start of a file that are enough to tell what it is.
HEAD: Final = 1024

#: How paths begin, without a wrapping folder, in what other services send on request.
_SERVICES: Final = {
    "Google Takeout": r"Takeout/",
    "Facebook": r"your_facebook_activity/|your_activity_across_facebook/",
    "Instagram": r"your_instagram_activity/",
    "X (Twitter)": r"(?:data/)?tweets?\.js$|Your archive\.html$",
    "WhatsApp": r"_chat\.txt$|WhatsApp Chat with [^/]*\.txt$",
    "TikTok": r"user_data_tiktok\.json$",
    "Apple": r"Apple(?: Media Services|_Media_Services| (?:ID )?account and device information)[^/]*(?:/|\.zip$)",
    "Amazon": r"(?:Retail\.OrderHistory|Digital-Ordering)\.\d+[./]",
    "Spotify": r"Spotify (?:Account Data|Extended Streaming History|Technical Log Information)/"
    r"|(?:MyData/)?Streaming_?History[^/]*\.json$",
}
_SERVICE: Final = re.compile("|".join(f"({pattern})" for pattern in _SERVICES.values()), re.IGNORECASE)
_SERVICE_NAMES: Final = tuple(_SERVICES)

#: A member that only the unpacked files of an office program have, and what they are together.
_OFFICE: Final = {
    "xl/workbook.xml": "an Excel workbook, such as LinkedIn offers for analytics,",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
}

#: How files begin that are no zip, or only a piece of one, and what the sentence about them says.
_BEGINNINGS: Final = {
    **{
        start: f"is a {kind} archive. Unpack it, and give the folder that comes out."
        for start, kind in {
            b"Rar!\x1a\x07": "RAR",
            b"7z\xbc\xaf\x27\x1c": "7z",
            b"\x1f\x8b": "gzip",
            b"BZh": "bzip2",
            b"\xfd7zXZ\0": "xz",
            b"\x28\xb5\x2f\xfd": "zstd",
            b"PK\x07\x08": "multi-volume zip",
        }.items()
    },
    b"PK": "is cut short or damaged: download it again from LinkedIn's e-mail.",
    b"%PDF": f"is a PDF, such as LinkedIn makes of a profile, and not the archive. {ASK_AGAIN}",
}

#: Where in a tar its sign is, in bytes.
_TAR_OFFSET: Final = 257

#: How web pages begin.
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)", re.IGNORECASE | re.DOTALL
)

#: What browsers call a download that goes on.
_UNFINISHED: Final = (".crdownload", ".part", ".partial", ".download", ".opdownload")


def service_of(path: str) -> str | None:
    """The other service whose export holds a file at `path`; None for all other files."""
    match = _SERVICE.match(path)
    return _SERVICE_NAMES[match.lastindex - 1] if match and match.lastindex else None


def is_known(top: str) -> bool:
    """Whether a top folder, with its slash, or a top file has its place in an export, so is nothing put around one."""
    return top.removesuffix("/") in LINKEDIN_FOLDERS or service_of(top) is not None


def office_file(paths: Iterable[str]) -> str | None:
    """What the sentence about a zip that is an office program's file says; None for all other zips."""
    for path in paths:
        if path in _OFFICE:
            return f"is {_OFFICE[path]} and not the archive. {ASK_AGAIN}"
    return None


def not_a_zip(name: str, head: bytes) -> str:
    """What the sentence about a file says that does not open as a zip.

    `name` is the file's own name, `head` its first `HEAD` bytes.
    """
    if name.casefold().endswith(_UNFINISHED):
        return "is a download that has not finished. Wait for it, or start it again from LinkedIn's e-mail."
    return _by_content(head) or _by_name(name)


def _by_content(head: bytes) -> str | None:
    if not head:
        return "is an empty file: the download never began. Start it again from LinkedIn's e-mail."
    for start, sentence in _BEGINNINGS.items():
        if head.startswith(start):
            return sentence
    if head.startswith(b"ustar", _TAR_OFFSET):
        return "is a tar archive. Unpack it, and give the folder that comes out."
    if _PAGE.match(head):
        return (
            "is a web page and not the archive: the link in LinkedIn's e-mail stops working after a few days,"
            f" and works only while you are signed in. {ASK_AGAIN}"
        )
    return None


def _by_name(name: str) -> str:
    if service := service_of(name):
        return f"looks like an export from {service}. {ASK_AGAIN}"
    if name.casefold().endswith(".csv"):
        return "is one table and not the archive. Give the zip that LinkedIn sent, or the folder with all its files."
    return "is not a zip. Give the zip that LinkedIn sent, or its unpacked folder."


def mistaken_for(archive: Archive) -> str | None:
    """What an archive without any LinkedIn file seems to be, if that can be told."""
    paths = [member.path for member in archive.members]
    for path in paths:
        if service := service_of(path):
            return f"looks like an export from {service}"
    if REPORT_SIGN in paths:
        return "holds a report that this program wrote, and not the archive it was made from"
    if any(path.casefold().endswith(".zip") for path in paths):
        return "holds a zip among other files: give that zip alone"
    return None
