"""Packs made ready: each entry, every literal that wakes one, and the words of the contexts spelt out."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exposure.detect.letters import fold, literal_of
from exposure.detect.packs.model import Blocker, Packs, Rule
from exposure.detect.values.finders import WAKING_LISTS
from exposure.detect.words.literals import Held, Requirement
from exposure.detect.words.patterns import Compiler, Pattern
from exposure.detect.words.tables import Tables, make_tables
from exposure.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray


#: What of the tables is no array.
_TABLED_WORDS: Final = ("words", "stems", "signs")


class Entry(NamedTuple):
    """A worded entry that an anchor wakes: the place of its rule, the entry as written, and what it requires.

    That is the place of words among all that are required, and how far they may be; and so on.
    """

    rule: int
    source: str
    required: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything the detector needs of some packs; the examples of rules are left out."""

    version: str
    rules: tuple[Rule, ...]
    entries: tuple[Entry, ...]
    #: All that entries require, as kept: only what is compiled anew asks for it.
    held: Sequence[Sequence[str]]
    #: Anchors, a line each, with the places of the entries that each of them wakes; as kept.
    woken: Sequence[Sequence[Any]]
    #: What else waits for words, rules and finders of values, by the words; they have the places behind the entries.
    names: dict[str, tuple[str, ...]]
    #: What anchors, names and entries are looked up in.
    tables: Tables
    #: The words of the subjects, by `<language>.<name>`, as the blockers and the lists.
    subjects: dict[str, tuple[str, ...]]
    blockers: dict[str, Blocker]
    lists: dict[str, tuple[str, ...]]

    @property
    def required(self) -> tuple[Held, ...]:
        """All that entries require; many require the same."""
        return tuple(map(Held._make, self.held))

    @property
    def anchors(self) -> dict[str, tuple[int, ...]]:
        """The places of the entries that an anchor wakes, by its words as they stand among those of a text."""
        anchors: dict[str, tuple[int, ...]] = {}
        for literals, places in self.woken:
            anchors.update(dict.fromkeys(literals.split("\n"), tuple(places)))
        return anchors

    def required_of(self, entry: Entry) -> list[Requirement]:
        """What an entry requires."""
        pairs = zip(entry.required[::2], entry.required[1::2], strict=True)
        return [Requirement(Held._make(self.held[held]), reach) for held, reach in pairs]

    def words_of(self, language: str, name: str) -> tuple[str, ...] | None:
        """The list an entry of a language names: its own language's, or one for all."""
        return _words_of(self.lists, language, name)


def compile_packs(packs: Packs, known: Compiled | None = None) -> Compiled:
    """Packs made ready, what is ready in `known` taken from there.

    Raises `PackError` that names the rule of an entry that cannot be read.
    """
    entries: list[Entry] = []
    required: dict[Held, int] = {}
    anchors: dict[str, list[int]] = {}
    for rule, source, pattern in _patterns(packs, _ready(known, packs) if known else {}):
        for literal in dict.fromkeys(map(literal_of, pattern.anchors)):
            anchors.setdefault(literal, []).append(len(entries))
        places = ((required.setdefault(held, len(required)), reach) for held, reach in pattern.required)
        entries.append(Entry(rule, source, tuple(chain.from_iterable(places))))
    names = _names(packs)
    subjects = {name: tuple(_spelt_out(name, packs)) for name in packs.subjects}
    return Compiled(
        version=packs.version,
        rules=tuple(replace(rule, match=(), nomatch=(), patterns=()) for rule in packs.rules),
        entries=tuple(entries),
        held=[list(one) for one in required],
        woken=_grouped(anchors),
        names=names,
        tables=_tables(anchors, names, _asked(packs.rules, entries, required, subjects), tuple(required)),
        subjects=subjects,
        blockers=dict(packs.blockers),
        lists=dict(packs.lists),
    )


def _grouped(anchors: Mapping[str, Sequence[int]]) -> list[list[Any]]:
    """Anchors that wake the same, a line each, with what they wake."""
    alike: dict[tuple[int, ...], list[str]] = {}
    for anchor, woken in anchors.items():
        alike.setdefault(tuple(woken), []).append(anchor)
    return [["\n".join(literals), list(woken)] for woken, literals in alike.items()]


def _names(packs: Packs) -> dict[str, tuple[str, ...]]:
    """Rules behind keywords and finders of values that words or signs wake, by these."""
    names: dict[str, dict[str, None]] = {}
    for rule in packs.rules:
        for keyword in rule.keywords:
            names.setdefault(_keyword_literal(keyword), {})[rule.id] = None
    for finder, listed in WAKING_LISTS.items():
        for word in packs.lists.get(f"any.{listed}", ()):
            names.setdefault(literal_of(fold(word)) or word, {})[finder] = None
    return {literal: tuple(some) for literal, some in names.items()}


def _asked(
    rules: Sequence[Rule], entries: Sequence[Entry], required: dict[Held, int], subjects: Mapping[str, Sequence[str]]
) -> list[tuple[int, ...]]:
    """What each entry is asked for: what it requires, and the words of the subjects its rule needs, in its sentence."""
    compiler = Compiler(lambda _: None)

    @cache
    def asked_for(language: str, needs: tuple[str, ...]) -> tuple[int, ...]:
        held = compiler.held_by_any(word for name in needs for word in subjects[f"{language}.{name}"])
        return (required.setdefault(held, len(required)), 0) if held else ()

    return [entry.required + asked_for(rules[entry.rule].language, rules[entry.rule].needs) for entry in entries]


def _tables(
    anchors: Mapping[str, Sequence[int]],
    names: Mapping[str, Sequence[str]],
    asked: Sequence[tuple[int, ...]],
    required: Sequence[Held],
) -> Tables:
    literals = dict(anchors)
    for place, literal in enumerate(names, start=len(asked)):
        if literal_of(literal):
            literals[literal] = (*literals.get(literal, ()), place)
    return make_tables(literals, required, [*asked, *(() for _ in names)])


#: What is known of entries, by language and entry as written.
_Ready = dict[tuple[str, str], Pattern]


def _patterns(packs: Packs, ready: _Ready) -> Iterator[tuple[int, str, Pattern]]:
    """Each entry of each worded rule: the place of the rule, the entry as written, and what tells that it can match."""
    compilers = {
        language: Compiler(partial(_words_of, packs.lists, language))
        for language in {rule.language for rule in packs.rules}
    }
    for place, rule in enumerate(packs.rules):
        for source in rule.patterns:
            known = ready.get((rule.language, source))
            yield place, source, known or _compiled(rule, source, compilers[rule.language])


def _compiled(rule: Rule, source: str, compiler: Compiler) -> Pattern:
    try:
        return compiler.compile(source)
    except PackError as error:
        raise PackError(f"rule {rule.id}: any: {error}. Correct the pack, or reinstall exposure.") from error


def _ready(known: Compiled, packs: Packs) -> _Ready:
    """The entries that are ready, of the languages whose lists have stayed the same."""
    listed = known.lists.items() ^ packs.lists.items()
    changed = {name.partition(".")[0] for name, _ in listed}
    if "any" in changed:
        return {}
    literals: list[list[str]] = [[] for _ in known.entries]
    for literal, places in known.anchors.items():
        for place in places:
            literals[place].append(literal)
    return {
        (known.rules[entry.rule].language, entry.source): Pattern(tuple(some), tuple(known.required_of(entry)))
        for entry, some in zip(known.entries, literals, strict=True)
        if known.rules[entry.rule].language not in changed
    }


def _words_of(lists: Mapping[str, tuple[str, ...]], language: str, name: str) -> tuple[str, ...] | None:
    return lists.get(f"{language}.{name}") or lists.get(f"any.{name}")


def _spelt_out(subject: str, packs: Packs) -> Iterator[str]:
    """The words of a subject; `{parti}` stands for all words of that list of its language."""
    language = subject.partition(".")[0]
    for word in packs.subjects[subject]:
        if not word.startswith("{"):
            yield word
            continue
        listed = packs.lists.get(f"{language}.{word[1:-1]}")
        if listed is None:
            raise PackError(f"subjects.{subject}: {word} names no list. Correct the pack, or reinstall exposure.")
        yield from listed


def to_plain(compiled: Compiled) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Compiled packs as values that JSON holds, and arrays; what is shared is written once, and words as one text."""
    tables = compiled.tables._asdict()
    words = {name: "\n".join(tables.pop(name)) for name in _TABLED_WORDS}
    plain = {
        "version": compiled.version,
        "rules": [astuple(rule) for rule in compiled.rules],
        "required": compiled.held,
        "entries": [[entry.rule, *entry.required] for entry in compiled.entries],
        "sources": "\n".join(entry.source for entry in compiled.entries),
        "anchors": compiled.woken,
        "subjects": _joined(compiled.subjects),
        "blockers": {name: [one.scope, one.tokens, "\n".join(one.words)] for name, one in compiled.blockers.items()},
        "lists": _joined(compiled.lists),
        "names": _joined(compiled.names),
        **words,
    }
    return plain, tables


def from_plain(plain: dict[str, Any], tables: Mapping[str, NDArray[Any]]) -> Compiled:
    """What `to_plain` wrote. Raises `ValueError`, `TypeError` or `LookupError` for anything else."""
    blockers: dict[str, list[Any]] = plain["blockers"]
    return Compiled(
        version=plain["version"],
        rules=tuple(_rule(values) for values in plain["rules"]),
        entries=tuple(
            Entry(rule, source, tuple(required))
            for (rule, *required), source in zip(plain["entries"], plain["sources"].split("\n"), strict=True)
        ),
        held=plain["required"],
        woken=plain["anchors"],
        subjects=_parted(plain["subjects"]),
        blockers={
            name: Blocker(scope, tokens, tuple(words.split("\n"))) for name, (scope, tokens, words) in blockers.items()
        },
        lists=_parted(plain["lists"]),
        names=_parted(plain["names"]),
        tables=Tables._make(
            tuple(filter(None, plain[name].split("\n"))) if name in _TABLED_WORDS else tables[name]
            for name in Tables._fields
        ),
    )


def _joined(lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Lists of words, each as one text, which is far faster to read."""
    return {name: "\n".join(words) for name, words in lists.items()}


def _parted(lists: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words.split("\n")) for name, words in lists.items()}


def _rule(values: list[Any]) -> Rule:
    """A rule from its values in order; JSON has no tuples."""
    frozen: list[Any] = [tuple(value) if isinstance(value, list) else value for value in values]
    return Rule(*frozen)


def _keyword_literal(keyword: str) -> str:
    """The words that wake a rule behind a keyword, which may go on within its word; the keyword if it is a sign."""
    return literal_of(f"{fold(keyword)}*") or fold(keyword)
