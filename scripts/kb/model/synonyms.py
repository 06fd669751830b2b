"""Groups of words that mean the same, which the search is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from kb.model.field_types import Plain
from kb.model.problems import Origin
from kb.model.records import HERE, Given, Many, Strict


@dataclass(frozen=True)
class Synonyms(Strict):
    """Words of one meaning: the search finds what has any of them by each of the others."""

    words: Annotated[Many[Plain], Field(min_length=2)]
    origin: Given[Origin] = HERE
