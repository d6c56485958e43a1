"""The ways in which LinkedIn has laid out a file: cells in, bytes out. Nothing here comes from the code under test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    #: Header line, rows of cells; the bytes of the file.
    Dialect = Callable[[str, Sequence[Sequence[str]]], bytes]

_PREAMBLE: Final = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. Only people'
    " who let their connections download it have theirs listed; see https://www.linkedin.com/psettings/privacy/email"
    ' or, for more, https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _minimal(cell: str) -> str:
    return _quoted(cell) if any(character in cell for character in ',"\r\n') else cell


def _lines(header: str, rows: Sequence[Sequence[str]], end: str, quote: Callable[[str], str] = _minimal) -> str:
    return "".join(line + end for line in (header, *(",".join(map(quote, row)) for row in rows)))


def plain(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Commas, line feeds, quoted where needed: nearly every file since 2021, and half of those of 2018."""
    return _lines(header, rows, "\n").encode()


def crlf(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The same with carriage returns: posts and what is done to them until March 2024."""
    return _lines(header, rows, "\r\n").encode()


def unended(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The same without the last line feed."""
    return plain(header, rows).removesuffix(b"\n")


def connections(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The same after a preamble."""
    return _PREAMBLE.encode() + unended(header, rows)


def all_quoted(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Every cell quoted, and those of the header too: messages in 2026."""
    return _lines(",".join(map(_quoted, header.split(","))), rows, "\n", _quoted).encode()


def shares(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Posts since June 2024: beside a commentary that is quoted, the empty links are quoted too."""
    lines = [header]
    for row in rows:
        simple = _minimal(row[2]) == row[2]
        lines.append(
            ",".join(cell if simple and not cell else _quoted(cell) if not cell else _minimal(cell) for cell in row)
        )
    return "".join(f"{line}\n" for line in lines).encode()


def utf16(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-16 with its mark, tabs, every cell quoted: six files of 2018."""
    lines = (header.split("\t"), *rows)
    text = "".join("\t".join(map(_quoted, line)) + "\n" for line in lines)
    return b"\xff\xfe" + text.encode("utf-16-le")


def comments_doubled(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Comments until March 2024: a line break alone does not make a text quoted."""

    def quote(cell: str) -> str:
        return _quoted(cell) if "," in cell or '"' in cell else cell

    return _lines(header, rows, "\r\n", quote).encode()


def comments_backslashed(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    r"""Comments since 2025: a quotation mark is written `\"`; a backslash is taken to stand for itself."""

    def quote(cell: str) -> str:
        return '"' + cell.replace('"', '\\"') + '"' if any(c in cell for c in ',"\r\n') else cell

    return _lines(header, rows, "\n", quote).encode()


def sentence(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """A file that has a sentence instead of a table."""
    if rows:
        raise ValueError("nobody has seen this file with rows")
    return f"{header}\n".encode()


def _names(header: str) -> list[str]:
    return header.split("\t" if "\t" in header else ",")


def resaved_with_semicolons(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """As a spreadsheet program saves it in countries that write decimals with a comma."""

    def quote(cell: str) -> str:
        return _quoted(cell) if any(character in cell for character in ';"\r\n') else cell

    lines = (";".join(map(quote, line)) + "\r\n" for line in (_names(header), *rows))
    return "".join(lines).encode("utf-8-sig")


def resaved_quoted(header: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The same with commas, and every cell quoted."""
    lines = (",".join(map(_quoted, line)) + "\r\n" for line in (_names(header), *rows))
    return "".join(lines).encode("utf-8-sig")
