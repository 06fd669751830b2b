"""Define the types of the fields that name another record; editors offer the ids that there are."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from kb.model.field_types import Plain, at_most, slug_of
from kb.model.ids import PageId, RefKey, TermId
from kb.model.records import EXACTLY

OFFERED = "offered"
"""The key of a JSON Schema that says of which kind the ids are that an editor offers (``kb.commands.schemas``)."""

_SLUG = AfterValidator(slug_of)


def _offers(kind: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", OFFERED: kind})


PageRef = Annotated[PageId, EXACTLY, _SLUG, _offers("page")]
TopicRef = Annotated[PageId, EXACTLY, _SLUG, _offers("topic")]
CaseRef = Annotated[PageId, EXACTLY, _SLUG, _offers("case")]
TermRef = Annotated[TermId, EXACTLY, _SLUG, _offers("term")]
WorkRef = Annotated[RefKey, EXACTLY, _SLUG, _offers("reference")]
PlaceRef = Annotated[Plain, at_most(121), _offers("place")]
"""A page, or a part of one: ``ID#anchor``."""
ReadingRef = Annotated[Plain, _offers("reading")]
"""A link to a page, a part of one, or a term: ``topic:ID#anchor``."""
