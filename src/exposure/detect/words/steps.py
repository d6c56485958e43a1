"""What may stand at a position of folded text: letters, the beginning of a word, or what an expression matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from exposure.detect.words.begins import key_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from exposure.detect.words.begins import Begins, Key
    from exposure.detect.words.ground import Ground


class Step(Protocol):
    """Something that may stand at a position of a text."""

    @property
    def key(self) -> Key | None:
        """How it begins if it begins with fixed letters: far quicker to tell than all that a step may begin with."""
        ...

    @property
    def begins(self) -> Begins:
        """What it may begin with."""
        ...

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where it may end if it stands at a position, the likeliest first; nothing if it does not stand there."""
        ...


class _Letters:
    """Fixed letters; `goes_on` tells that a word may go on behind them."""

    def __init__(self, letters: str, *, goes_on: bool) -> None:
        self.letters = letters
        self.key = key_of(letters, goes_on=goes_on)

    @property
    def begins(self) -> Begins:
        """What the letters begin with."""
        return self.key.begins()


class Literal(_Letters):
    """Fixed letters and no more."""

    def __init__(self, letters: str, *, goes_on: bool = False) -> None:
        super().__init__(letters, goes_on=goes_on)

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the letters."""
        if ground.folded.startswith(self.letters, at, ground.end):
            return (at + len(self.letters),)
        return ()


class Stem(_Letters):
    """The beginning of a word, and the rest of that."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters, goes_on=True)

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the word."""
        if not ground.folded.startswith(self.letters, at, ground.end):
            return ()
        end = at + len(self.letters)
        return (end + len(ground.word_at(end)),)


class Phrase:
    """Fixed letters with spaces between them."""

    def __init__(self, words: Sequence[Literal]) -> None:
        self.key = words[0].key
        self._words = [word.letters for word in words]
        #: The likeliest way to write it, with single spaces, is told at once.
        self._letters = " ".join(self._words)

    @property
    def begins(self) -> Begins:
        """What the first letters begin with."""
        return self.key.begins()

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the last letters."""
        folded, end = ground.folded, ground.end
        if folded.startswith(self._letters, at, end):
            return (at + len(self._letters),)
        first, *others = self._words
        if not folded.startswith(first, at, end):
            return ()
        at += len(first)
        for word in others:
            at = ground.behind_space(at)
            if at < 0 or not folded.startswith(word, at, end):
                return ()
            at += len(word)
        return (at,)


class Expression:
    """Whatever an expression matches: a number, a date, a name."""

    key = None

    def __init__(self, expression: re.Pattern[str], begins: Begins, behind: str = "") -> None:
        """`behind` is what the expression demands right behind what it matches, if that is fixed letters."""
        self.expression = expression
        self.begins = begins
        self._behind = behind

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """The end of the match; a name needs a capital."""
        if self.begins.capital and not (at < ground.end and ground.plain[at].isupper()):
            return ()
        # To look for letters is far faster than to match; those glued to a number stand in few sentences.
        if self._behind and ground.folded.find(self._behind, at, ground.end) < 0:
            return ()
        match = self.expression.match(ground.folded, at, ground.end)
        return (match.end(),) if match else ()


class Later:
    """A step that is made when it is first asked for: few entries are followed beyond their first words."""

    def __init__(self, make: Callable[[], Step]) -> None:
        self._make = make
        self._made: Step | None = None

    @property
    def key(self) -> Key | None:
        """How the step begins."""
        return self._step().key

    @property
    def begins(self) -> Begins:
        """What the step may begin with."""
        return self._step().begins

    def ends(self, ground: Ground, at: int) -> Sequence[int]:
        """Where the step may end."""
        return (self._made or self._step()).ends(ground, at)

    def _step(self) -> Step:
        if self._made is None:
            self._made = self._make()
        return self._made
