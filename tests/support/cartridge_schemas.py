"""Cartridges and the published schemas of IMS Common Cartridge 1.1 in; what the schemas say against them out.

No package has the schemas, so a folder of them is named: ``python tests/support/cartridge_schemas.py FOLDER FILE...``.
CONTRIBUTING.md says where to find them. Beside what XML Schema can say, the rules of Schematron in them are applied.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from cartridges import files
from lxml import etree, isoschematron

SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"


class Schemas:
    """The schemas of a folder, by the namespace that each is for."""

    def __init__(self, folder: Path) -> None:
        self._trees = {}
        for path in sorted(folder.glob("*.xsd")):
            tree = etree.parse(path, etree.XMLParser(no_network=True))
            self._trees[tree.getroot().get("targetNamespace")] = tree
        self._xsd: dict[str, etree.XMLSchema] = {}
        self._rules: dict[str, isoschematron.Schematron | None] = {}

    def faults(self, data: bytes) -> Iterator[str]:
        """What they say of one document."""
        document = etree.fromstring(data)
        space = etree.QName(document).namespace
        if space not in self._trees:
            yield f"no schema is for {space}"
            return
        if space not in self._xsd:
            tree = self._trees[space]
            self._xsd[space] = etree.XMLSchema(tree)
            ruled = next(tree.iter(f"{SCHEMATRON}pattern"), None) is not None
            self._rules[space] = (
                isoschematron.Schematron(tree, store_report=True, validate_schema=False) if ruled else None
            )
        if not self._xsd[space].validate(document):
            yield from (f"line {entry.line}: {entry.message}" for entry in self._xsd[space].error_log)
        if (rules := self._rules[space]) is not None and not rules.validate(document):
            yield from (
                " ".join("".join(e.itertext()).split()) for e in rules.validation_report.iter("{*}failed-assert")
            )


def schema_faults(cartridge: bytes, schemas: Schemas) -> list[str]:
    """What the schemas say of each file of a cartridge that is XML."""
    parts = files(cartridge)
    return [f"{name}: {fault}" for name in parts if name.endswith(".xml") for fault in schemas.faults(parts[name])]


def main() -> int:
    """Print the faults of the cartridges that are named, and how many files were read."""
    known, found = Schemas(Path(sys.argv[1])), 0
    for path in sys.argv[2:]:
        data = Path(path).read_bytes()
        faults = schema_faults(data, known)
        print(f"{path}: {sum(name.endswith('.xml') for name in files(data))} files of XML, {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")
        found += len(faults)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
