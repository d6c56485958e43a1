"""Values that are made when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Made(dict[_Key, _Value]):
    """A value for each key, made when it is first asked for; all are forgotten when they are more than some number."""

    def __init__(self, new: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._new, self._most = new, most

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._new(key)
        return value
