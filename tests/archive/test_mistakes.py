"""What is no archive is called by its name, with what to do instead."""

from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

import pytest
from tests.archive.building import folder, notes, zip_at

from exposure.archive import ASK_AGAIN, mistaken_for, open_archive
from exposure.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path


def _tar(mode: str) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as file:  # type: ignore[call-overload]
        file.addfile(tarfile.TarInfo("Shares.csv"))
    return target.getvalue()


UNPACK = "Unpack it, and give the folder that comes out."
ZIP_OR_FOLDER = "Give the zip that LinkedIn sent, or its unpacked folder."


@pytest.mark.parametrize(
    ("name", "content", "what", "remedy"),
    [
        ("Profile.pdf", b"%PDF-1.7\n", "is a PDF, such as LinkedIn makes of a profile", ASK_AGAIN),
        ("export.zip", b"<!DOCTYPE html><title>x", "is a web page and not the archive", ASK_AGAIN),
        ("export.zip", b"\xef\xbb\xbf\n <HTML lang='en'>", "the link in LinkedIn's e-mail stops working", ASK_AGAIN),
        ("export.zip", b"<!-- saved from --> <html>", "works only while you are signed in", ASK_AGAIN),
        ("x.html", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC>', "is a web page", ASK_AGAIN),
        ("export.rar", b"Rar!\x1a\x07\x01\0", "is a RAR archive.", UNPACK),
        ("export.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "is a 7z archive.", UNPACK),
        ("export.tar.gz", _tar("w:gz"), "is a gzip archive.", UNPACK),
        ("export.tar.bz2", _tar("w:bz2"), "is a bzip2 archive.", UNPACK),
        ("export.tar.xz", _tar("w:xz"), "is a xz archive.", UNPACK),
        ("export.tar", _tar("w:"), "is a tar archive.", UNPACK),
        ("export.z01", b"PK\x07\x08PK\x03\x04", "is a multi-volume zip archive.", UNPACK),
        ("Shares.csv", b"Date,ShareLink\n", "is one table and not the archive.", "the folder with all its files."),
        ("export.zip", b"", "is an empty file", "Start it again from LinkedIn's e-mail."),
        ("export.zip.crdownload", b"PK\x03\x04", "has not finished.", "start it again from LinkedIn's e-mail."),
        ("export.zip", b"PK\x03\x04", "is cut short or damaged", "download it again from LinkedIn's e-mail."),
        ("user_data_tiktok.json", b"{}", "looks like an export from TikTok.", ASK_AGAIN),
        ("WhatsApp Chat with A.txt", b"x", "looks like an export from WhatsApp.", ASK_AGAIN),
        ("export.zip", b"hello", "is not a zip.", ZIP_OR_FOLDER),
    ],
)
def test_a_file_that_is_no_zip_is_called_what_it_is(
    tmp_path: Path, name: str, content: bytes, what: str, remedy: str
) -> None:
    """The sentence begins with the file and ends with the remedy."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ArchiveError) as caught:
        open_archive([path])
    message = str(caught.value)
    assert message.startswith(str(path))
    assert what in message
    assert message.endswith(remedy)


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("Takeout/Mail/all.csv", "Google Takeout"),
        ("Takeout/archive_browser.html", "Google Takeout"),
        ("facebook-x/your_facebook_activity/posts/your_posts.json", "Facebook"),
        ("your_activity_across_facebook/posts/your_posts.json", "Facebook"),
        ("instagram-x/your_instagram_activity/likes.json", "Instagram"),
        ("data/tweets.js", "X (Twitter)"),
        ("twitter-x/Your archive.html", "X (Twitter)"),
        ("_chat.txt", "WhatsApp"),
        ("WhatsApp Chat with A.txt", "WhatsApp"),
        ("user_data_tiktok.json", "TikTok"),
        ("Apple Media Services information/Apple_Media_Services.zip", "Apple"),
        ("Apple_Media_Services.zip", "Apple"),
        ("Apple ID account and device information/x.csv", "Apple"),
        ("Retail.OrderHistory.1/Retail.OrderHistory.1.csv", "Amazon"),
        ("Digital-Ordering.1/Digital Items.csv", "Amazon"),
        ("Spotify Account Data/Playlist1.json", "Spotify"),
        ("MyData/StreamingHistory0.json", "Spotify"),
        ("Streaming_History_Audio_2021_0.json", "Spotify"),
    ],
)
def test_another_services_export_is_recognised(tmp_path: Path, name: str, service: str) -> None:
    """A mix-up is named, so that the member knows which file to look for."""
    for source in (zip_at(tmp_path / "x.zip", {name: "x"}), folder(tmp_path / "y", {name: "x"})):
        with open_archive([source]) as archive:
            assert mistaken_for(archive) == f"looks like an export from {service}"


def test_another_services_export_beside_linkedins_is_a_problem(tmp_path: Path) -> None:
    """The run goes on with what is LinkedIn's, and says which part is not."""
    own = zip_at(tmp_path / "x.zip", {"Shares.csv": "a"})
    other = zip_at(tmp_path / "y.zip", {"Takeout/Mail/all.csv": "b"})
    with open_archive([own, other]) as archive:
        assert notes(archive) == [("part 2", "it looks like an export from Google Takeout, and not from LinkedIn")]


def test_an_archive_is_mistaken_for_nothing(tmp_path: Path) -> None:
    """Names inside folders that LinkedIn makes are nobody else's, whatever they are about."""
    files = {"Shares.csv": "a", "Articles/Takeout/x.html": "b", "Articles/_chat.txt": "c", "Jobs/tweets.js": "d"}
    with open_archive([folder(tmp_path / "x", files)]) as archive:
        assert mistaken_for(archive) is None
        assert archive.problems == ()


@pytest.mark.parametrize(
    ("sign", "what"),
    [
        ("xl/workbook.xml", "is an Excel workbook, such as LinkedIn offers for analytics, and not the archive."),
        ("word/document.xml", "is a Word document and not the archive."),
        ("ppt/presentation.xml", "is a PowerPoint presentation and not the archive."),
    ],
)
def test_an_office_file_is_no_archive(tmp_path: Path, sign: str, what: str) -> None:
    """Such files are zips, and LinkedIn's analytics are among them."""
    path = zip_at(tmp_path / "AggregateAnalytics.xlsx", {"[Content_Types].xml": "x", sign: "x"})
    with pytest.raises(ArchiveError) as caught:
        open_archive([path])
    assert str(caught.value) == f"{path} {what} {ASK_AGAIN}"


def test_a_report_is_no_archive(tmp_path: Path) -> None:
    """The folder this program wrote is easily given in place of what it read."""
    files = {"exposure.duckdb": "x", "report.html": "x"}
    for source in (
        folder(tmp_path / "exposure-report", files),
        zip_at(tmp_path / "x.zip", {f"exposure-report/{name}": "x" for name in files}),
    ):
        with open_archive([source]) as archive:
            assert (
                mistaken_for(archive) == "holds a report that this program wrote, and not the archive it was made from"
            )
