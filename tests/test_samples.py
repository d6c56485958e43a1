"""The sample exports and the text data of the tests hold nobody's data."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
SAMPLES: Final = ROOT / "sample_exports"
CACHES: Final = frozenset({".mypy_cache", ".ruff_cache", "__pycache__"})
TEXT_DATA: Final = frozenset({".csv", ".html", ".json", ".jsonl", ".md", ".sql", ".toml", ".tsv", ".txt"})

RESERVED_DOMAIN: Final = re.compile(r"(?:[\w-]+\.)*example\.org")
LINKEDIN: Final = frozenset({"linkedin.com", "www.linkedin.com", "lnkd.in", "media.licdn.com", "dms.licdn.com"})
NO_DOMAIN: Final = frozenset({"localhost", "asp.net"})
SPECIMENS: Final = re.compile(
    r"(?<![\d])(?:4242 ?4242 ?4242 ?4242|4111 ?1111 ?1111 ?1111|5555 ?5555 ?5555 ?4444|3782 ?822463 ?10005"
    r"|4242-4242-4242-4242|4111-1111-1111-1111|5555-5555-5555-4444"
    r"|FR76 ?3000 ?6000 ?0112 ?3456 ?7890 ?189|GB33 ?BUKB ?2020 ?1555 ?5555 ?55|DE89 ?3704 ?0044 ?0532 ?0130 ?00"
    r"|2 ?55 ?08 ?14 ?168 ?025 ?38|078-05-1120|219-09-9999)(?!\d)"
)
IBAN_LENGTHS: Final = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI NL", 20: "AT LU", 21: "CH", 22: "DE GB IE", 24: "ES RO SE", 25: "PT",
        27: "FR IT MC", 28: "PL",
    }.items()
    for country in countries.split()
}  # fmt: skip
SPACE: Final = " \u00a0\u202f"
EMAIL: Final = re.compile(r"[\w.+%-]+@((?:[\w-]+\.)+[\w-]+)")
DISGUISED_EMAIL: Final = re.compile(
    r"\w\s*(?:[\[({]\s*(?:at|arobase)\s*[\])}]|\s(?:at|arobase)\s)\s*"
    r"([\w-]+(?:(?:\s*[\[({]\s*(?:dot|point)\s*[\])}]\s*|\s(?:dot|point)\s)[\w-]+)+)",
    re.IGNORECASE,
)
DOT: Final = re.compile(r"\W*\b(?:dot|point)\b\W*", re.IGNORECASE)
URL: Final = re.compile(r"\b[a-z][a-z0-9+.-]*://(?:[^\s/@\"'<>]*@)?([^\s/:?#\"'<>(){}\[\],\\`]+)", re.IGNORECASE)
DOMAIN: Final = re.compile(
    r"(?<![\w@/.-])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:ai|app|biz|ca|ch|cloud|co|com|de|dev|edu|es|eu|fr|gov|info|io|it|mil|net|nl|online|org|shop|site|tech|uk|us))"
    r"(?![\w-]|\.\w)",
    re.IGNORECASE,
)
VERSIONS: Final = frozenset({"3.11.7.1"})  # a version number that looks like an address, used to tempt the detector
OCTET: Final = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
IP4: Final = re.compile(rf"(?<![\w./-])((?:{OCTET}\.){{3}}{OCTET})(?!\w|\.\d)")
GROUP: Final = "[0-9a-f]{1,4}"
IP6: Final = re.compile(rf"(?i)(?<![\w:.])((?:{GROUP}:){{7}}{GROUP}|(?:{GROUP}:){{1,6}}:{GROUP}[0-9a-f:]*)(?![\w:])")
PHONES: Final = (
    re.compile(rf"(?<![\w+])\+\d(?:[{SPACE}().-]{{0,2}}\d){{7,14}}(?!\d)"),
    re.compile(rf"(?<![\w.,+-])00[1-9](?:[{SPACE}.-]?\d){{8,13}}(?![\w-])"),
    re.compile(rf"(?<![\w.,+-])0[1-9](?:[{SPACE}.-]?\d\d){{4}}(?![\w-])"),
    re.compile(
        rf"(?<![\w.+-])(?:1[{SPACE}.-])?\(?[2-9]\d\d(?:\)[{SPACE}]?|[{SPACE}.-])\d{{3}}[{SPACE}.-]\d{{4}}(?![\w-])"
    ),
    re.compile(r"(?<![\w./-])(?<!\d )(?!501-1000)\d{3}-\d{4}(?![\w-])"),  # 501-1000 is a company's size
)
BARE_NUMBER: Final = re.compile(r"(?<![\w./:-])\d{9,15}(?![\w-])")
RESERVED_PHONE: Final = re.compile(r"(?:0033|33)?0?63998\d{0,4}|1?(?:\d{3})?55501\d{0,2}")
CARD: Final = re.compile(rf"(?<![\w:.-])[3-6](?:[{SPACE}-]?\d){{12,18}}(?![\w-])")
IBAN: Final = re.compile(rf"(?<![A-Za-z0-9])[A-Z]{{2}}\d\d(?:[{SPACE}]?[A-Z0-9]){{11,30}}")
SSN: Final = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
NIR: Final = re.compile(r"(?<![\w-])[12] ?\d\d ?[0-9]\d ?\d[0-9AB] ?\d{3} ?\d{3} ?\d\d(?!\w)")


def digits_of(text: str) -> str:
    """Only the digits."""
    return re.sub(r"\D", "", text)


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of a card number."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits_of(number)))]
    return sum(digit - 9 * (digit > 9) for digit in doubled) % 10 == 0


def is_iban(candidate: str) -> bool:
    """Whether the country's length of characters passes the check digits."""
    compact = re.sub(r"\s", "", candidate)[: IBAN_LENGTHS.get(candidate[:2], 0)]
    return bool(compact) and int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def is_nir(candidate: str) -> bool:
    """Whether the key of a French social-security number is right."""
    number = digits_of(candidate)
    return len(number) == 15 and (97 - int(number[:13]) % 97) == int(number[13:])


def is_allowed_host(host: str) -> bool:
    """Whether the host is reserved for examples or LinkedIn's own."""
    name = host.lower().rstrip(".")
    return name in LINKEDIN | NO_DOMAIN or name.startswith("192.0.2.") or bool(RESERVED_DOMAIN.fullmatch(name))


def is_allowed_address(address: str) -> bool:
    """Whether an IPv4 address is reserved for examples, or no address at all."""
    return address.startswith("192.0.2.") or address in VERSIONS


def violations(text: str, *, numbers_are_phones: bool = False) -> Iterator[tuple[str, str]]:
    """What could belong to somebody: the kind, and the text itself."""
    hosts = [*EMAIL.findall(text), *(DOT.sub(".", host) for host in DISGUISED_EMAIL.findall(text))]
    yield from (("email", host) for host in hosts if not is_allowed_host(host))
    yield from (("link", host) for host in [*URL.findall(text), *DOMAIN.findall(text)] if not is_allowed_host(host))
    text = SPECIMENS.sub("", text)
    yield from (("ip", address) for address in IP4.findall(text) if not is_allowed_address(address))
    yield from (("ip", address) for address in IP6.findall(text) if not address.lower().startswith("2001:db8:"))
    patterns = (*PHONES, BARE_NUMBER) if numbers_are_phones else PHONES
    for pattern in patterns:
        yield from (("phone", hit) for hit in pattern.findall(text) if not RESERVED_PHONE.fullmatch(digits_of(hit)))
    yield from (("card", hit) for hit in CARD.findall(text) if passes_luhn(hit))
    yield from (("iban", hit) for hit in IBAN.findall(text) if is_iban(hit))
    yield from (("national id", hit) for hit in SSN.findall(text))
    yield from (("national id", hit) for hit in NIR.findall(text) if is_nir(hit))


def decoded(content: bytes) -> str:
    """The text of a file, whatever its encoding; every byte sequence has some text."""
    if content.startswith(b"\xff\xfe"):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def violations_in(path: Path) -> list[tuple[str, str]]:
    """The same for a file and its name."""
    has_phones = bool(re.search(r"phone|contact|job applications|preferences", path.name, re.IGNORECASE))
    text = f"{path.name}\n{decoded(path.read_bytes())}"
    return list(violations(text, numbers_are_phones=has_phones and path.suffix == ".csv"))


def sample_files() -> list[Path]:
    """Every file of the samples, and the text data beside the tests."""
    samples = [path for path in SAMPLES.rglob("*") if path.is_file() and not CACHES.intersection(path.parts)]
    data = [path for path in (ROOT / "tests").rglob("*") if path.suffix in TEXT_DATA]
    # Shapes of numbers, of countries most of which reserve no range for examples, and near misses that are no numbers
    # at all: they belong to nobody's story, and a check for numbers would find little else in them.
    shapes = {path for path in data if path.is_relative_to(ROOT / "tests" / "detect" / "values" / "cases")}
    return sorted({*samples, *data} - shapes)


# These are nobody's either (reserved elsewhere, published for tests, impossible), but not what samples may hold.
PLANTED: Final = [
    ("email", "write to jane.doe@example.com"),
    ("email", "jane@example.org.example.net"),
    ("email", "jane [at] example [dot] com"),
    ("email", "jeanne (arobase) example (point) net"),
    ("email", "jane at example dot com"),
    ("link", "see https://example.com/someone"),
    ("link", "postgres://u:secret@db.example.net:5432/x"),
    ("link", "https://site.invalid/x"),
    ("link", "on shop.example.com, today"),
    ("link", "www.example.net"),
    ("link", "https://notexample.org/x"),
    ("link", "https://www.linkedin.com.example.com/in/x"),
    ("ip", "from 10.1.2.3 at night"),
    ("ip", "198.51.100.7"),
    ("ip", "fe80::1:2:5"),
    ("phone", "+33 1 99 00 56 78"),
    ("phone", "+44 20 7946 0000"),
    ("phone", "01 99 00 56 78"),
    ("phone", "02.61.91.12.34"),
    ("phone", "0199005678"),
    ("phone", "(212) 155-0299"),
    ("phone", "512-055-0143"),
    ("phone", "512.055.0143"),
    ("phone", "call 055-0143"),
    ("phone", "+1 (512) 055 0143"),
    ("phone", "0033199005678"),
    ("card", "6011 1111 1111 1117"),
    ("card", "3566002020360505"),
    ("card", "3714-496353-98431"),
    ("iban", "FR14 2004 1010 0505 0001 3M02 606"),
    ("iban", "BE68539007547034"),
    ("iban", "IBAN NL91 ABNA 0417 1643 00 THANKS"),
    ("national id", "987-65-4321"),
    ("national id", "1 99 01 00 001 001 31"),
]
ALLOWED: Final = [
    "sasha@studio.example.org or jane [at] example [dot] org, https://labels.example.org:8443/x?y=1",
    "https://www.linkedin.com/in/x https://lnkd.in/abc www.linkedin.com/in/élodie media.licdn.com/dms",
    "https://www.linkedin.com/feed/update/urn%3Ali%3AgroupPost%3A8123456-5187940212345678901",
    "urn:li:activity:4539148803436467999 and jobs/view/3800000001 and 2-NmNjNTk3YmUtZWQxOS==",
    "192.0.2.17, Chrome/137.0.0.0 Safari/537.36, version 3.11.7.1, 2001:db8::5, 10:15:30",
    "+33 6 39 98 12 34, 06 39 98 45 12, +33639981234, 0639981234",
    "+1 512-555-0143, (902) 555-0130, 512.555.0199, 555-0143",
    "4242 4242 4242 4242 4111111111111111 5555 5555 5555 4444 3782 822463 10005",
    "FR76 3000 6000 0112 3456 7890 189, GB33 BUKB 2020 1555 5555 55, DE89 3704 0044 0532 0130 00",
    "2 55 08 14 168 025 38, 078-05-1120, 219-09-9999",
    "order 4242 4242 4242 4243, IBAN FR14 2004 1010 0505 0001 3M02 607",
    "2024-12-14 10:15:30, 12/14/24, FRA-2025-00418, 2019-2023, 501-1000, README.md, Node.js, 1 234 567 890 euros",
]


@pytest.mark.parametrize(("kind", "text"), PLANTED)
def test_a_planted_violation_is_found(kind: str, text: str) -> None:
    """Whatever could belong to somebody is seen, and its kind is named."""
    assert kind in {found for found, _ in violations(f"Before, {text} and after.")}


@pytest.mark.parametrize("text", ALLOWED)
def test_reserved_values_are_not_violations(text: str) -> None:
    """Values kept for examples, LinkedIn's own links and ordinary numbers pass."""
    assert list(violations(text)) == []


def test_a_violation_is_found_in_utf_16_and_in_file_names(tmp_path: Path) -> None:
    """Neither an encoding nor a file name hides anything; a bare number counts where phones are kept."""
    (tmp_path / "Logins.csv").write_bytes("Login\n10.1.2.3\n".encode("utf-16"))
    (tmp_path / "for jane@example.net.csv").write_bytes(b"A\n")
    (tmp_path / "PhoneNumbers.csv").write_bytes(b"Extension,Number,Type\n,5120550143,Mobile\n")
    assert [{kind for kind, _ in violations_in(path)} for path in sorted(tmp_path.iterdir())] == [
        {"ip"},
        {"phone"},
        {"email"},
    ]


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_samples_hold_nobodys_data(path: Path) -> None:
    """Addresses, links and numbers come from the ranges reserved for examples."""
    assert violations_in(path) == []


def test_planting_in_a_real_sample_is_found(tmp_path: Path) -> None:
    """A slip in a copy of a real file is seen, in UTF-16 too."""
    for name, encoding in (("2018/Shares.csv", "utf-16-le"), ("later/Comments.csv", "utf-8")):
        copy = tmp_path / Path(name).name
        shutil.copy(SAMPLES / "awkward" / name, copy)
        assert violations_in(copy) == []
        copy.write_bytes(copy.read_bytes() + "jane@example.com".encode(encoding))
        assert ("email", "example.com") in violations_in(copy)
