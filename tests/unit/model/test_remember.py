"""What is remembered is given again, until it is forgotten, and never for another record."""

from __future__ import annotations

from kb.model.remember import forget, remembered, remembered_by_identity


def test_each_text_is_read_once_until_all_is_forgotten() -> None:
    asked = []

    @remembered
    def read(text: str) -> str:
        asked.append(text)
        return text.upper()

    assert [read("a"), read("b"), read("a")] == ["A", "B", "A"]
    assert asked == ["a", "b"]
    forget()
    assert read("a") == "A"
    assert asked == ["a", "b", "a"]


def test_a_record_without_a_hash_is_known_by_itself() -> None:
    asked = []

    @remembered_by_identity
    def read(record: dict[str, int]) -> int:
        asked.append(record)
        return record["n"]

    one = {"n": 1}
    assert [read(one), read(one), read({"n": 1})] == [1, 1, 1]
    assert len(asked) == 2
    assert [read({"n": n}) for n in range(100)] == [*range(100)]  # though each is gone when the next is made
    forget()
    assert read(one) == 1
    assert len(asked) == 103
