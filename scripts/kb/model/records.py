"""Say how records are written: a frozen dataclass below ``Strict`` is declared once, for authors and for the code.

What an author wrote is validated into it (``kb.load.validate``) by the types of its fields, those of
``kb.model.field_types`` and the marks of this module; code makes one like any other value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar, get_args

import pydantic
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema


class Strict:
    """A record with no fields but its own."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Made:
    """Says that a field is written as one type, and made into another."""

    written: Any
    make: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.make, handler.generate_schema(self.written))


@dataclass(frozen=True)
class Listed:
    """Says that a collection is written as a list."""

    make: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        items = core_schema.list_schema(handler.generate_schema(get_args(source)[0]), strict=True)
        return core_schema.no_info_after_validator_function(self.make, items)


class _Here:
    pass


HERE: Any = _Here()
"""Stands for what no author writes, since it follows from the file: where a record stands, its area, its text."""


def _from_file(value: object, info: ValidationInfo) -> object:
    if value is not HERE:
        raise PydanticCustomError("extra_forbidden", "unknown")
    return info.context[info.field_name] if info.context and info.field_name else value


def _blank(value: object, check: ValidatorFunctionWrapHandler) -> object:
    return "" if value is None else check(value)


_Item = TypeVar("_Item")
Many = Annotated[tuple[_Item, ...], Listed(tuple)]
GIVEN = BeforeValidator(_from_file)
Given = Annotated[_Item, GIVEN, Field(validate_default=True)]
"""What the file gives, not its author."""

BLANK = WrapValidator(_blank)
"""Takes nothing for an empty text."""


@dataclass(frozen=True)
class Only:
    """Says that a field belongs to one kind of page.

    Where none is written, and UNWRITTEN stands beside this, pages of other kinds have ``otherwise``, and those of this
    kind ``unwritten``; without that one they must write it.
    """

    kind: str
    otherwise: Any = None
    unwritten: Any = HERE

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_wrap_validator_function(self._check, handler(source))

    def _check(self, value: Any, check: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        if (info.context or {}).get("kind") != self.kind:
            if value is HERE:
                return self.otherwise
            raise PydanticCustomError("elsewhere", "{kind}", {"kind": self.kind})
        if value is not HERE:
            return check(value)
        if self.unwritten is HERE:
            raise PydanticKnownError("missing")
        return self.unwritten


UNWRITTEN = Field(validate_default=True)

STRIPPED = AfterValidator(str.strip)
EXACTLY = pydantic.Strict()
"""Takes no value of another type for one of this."""

Whole = Annotated[int, EXACTLY]
Flag = Annotated[bool, EXACTLY]
