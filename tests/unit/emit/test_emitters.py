"""The table of emitters gives each file once."""

from __future__ import annotations

import pytest
from kb.emit.before import collect
from kb.model.ids import DocPath


def test_two_emitters_of_one_path_are_refused() -> None:
    one, other = (DocPath("a.md"), "a"), (DocPath("b.md"), "b")
    assert collect([one, other]) == dict([one, other])
    with pytest.raises(ValueError, match=r"two emitters write a\.md"):
        collect([one, other, (DocPath("a.md"), "a")])
