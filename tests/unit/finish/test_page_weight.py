"""What readers load is what stands in docs/assets, without its comments and needless space."""

from __future__ import annotations

import json

import pytest
from kb.finish.weight import join_assets, light_page, light_script, lighten_assets
from node_tools import MODULES, node
from project_copy import ROOT

SCRIPTS = sorted((ROOT / "docs/assets").rglob("*.js"))
OWN = {"reference.css", "drawings.css", "flash-cards.css", "lists.css", "tables.css"}
"""The sheet of every page, and those that some kinds of page load besides."""
COMPARE = f"""
const ts = require({json.dumps(str(MODULES / "typescript"))});
const leaves = (node, file) => {{
  if (ts.isJSDoc(node)) return [];
  const inner = node.getChildren(file);
  return inner.length ? inner.flatMap((each) => leaves(each, file)) : [node.kind + node.getText(file)];
}};
const meant = (text) => {{
  const file = ts.createSourceFile("a.js", text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  return leaves(file, file).join("\\n");
}};
const pairs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(Object.keys(pairs).filter((name) => meant(pairs[name][0]) !== meant(pairs[name][1]))));
"""


def different(pairs: dict[str, tuple[str, str]], folder) -> list[str]:
    """The names of the scripts whose two texts say different things, comments and layout apart."""
    script = folder / "compare.cjs"
    script.write_text(COMPARE, encoding="utf-8")
    result = node(script, stdin=json.dumps(pairs))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_a_script_loses_nothing_that_it_does(tmp_path) -> None:
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in SCRIPTS}
    assert len(texts) > 30
    assert different({name: (text, light_script(text)) for name, text in texts.items()}, tmp_path) == []


def test_the_comparison_sees_a_change(tmp_path) -> None:
    assert different({"same": ("f( 1 ) // one", "f(1)"), "other": ("f(`a\n  b`)", "f(`a\nb`)")}, tmp_path) == ["other"]


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("<ul>\n\n    <li>One\n      two</li>\n\n</ul>\n", "<ul>\n<li>One\ntwo</li>\n</ul>\n"),
        ("<p>\n\n a</p><pre>\n  b\n\n  c</pre>", "<p>\n\n a</p><pre>\n  b\n\n  c</pre>"),
    ],
)
def test_a_page_loses_no_space_that_is_seen(text: str, light: str) -> None:
    assert light_page(text) == light


def test_a_licence_stays_with_what_it_allows() -> None:
    text = light_script((ROOT / "docs/assets/search/stemmer.js").read_text(encoding="utf-8"))
    assert "Permission is hereby granted" in text


def test_style_sheets_are_put_into_the_one_that_imports_them(tmp_path) -> None:
    (tmp_path / "whole.css").write_text('/* The look. */\n@import "one.css";  /* first */\n@import "two.css";\n')
    (tmp_path / "one.css").write_text("p {\n  color: red;\n}\n")
    (tmp_path / "two.css").write_text("p { color: blue; }\n")
    join_assets(tmp_path)
    lighten_assets(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["whole.css"]
    assert (tmp_path / "whole.css").read_text() == "p{color:red}p{color:blue}"


def test_scripts_are_put_before_the_one_that_needs_them(tmp_path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "shared.js").write_text("one();\n")
    (tmp_path / "search/part.js").write_text("two();\n")
    whole = '/// <reference path="../shared.js" />\n/// <reference path="part.js" />\nthree();\n'
    (tmp_path / "search/whole.js").write_text(whole)
    join_assets(tmp_path)
    assert "".join((tmp_path / "search/whole.js").read_text().split()) == "(()=>{one();two();three();})();"
    assert (tmp_path / "shared.js").exists()  # other scripts need it too
    assert not (tmp_path / "search/part.js").exists()


def test_no_part_of_the_search_is_left_out() -> None:
    folder = ROOT / "docs/assets/search"
    programs = {"search.js", "worker.js"}
    heads = {name: (folder / name).read_text(encoding="utf-8").split('"use strict";')[0] for name in programs}
    named = [part for head in heads.values() for part in head.split('"')[1::2]]
    assert set(named) == {path.name for path in folder.glob("*.js")} - programs - {"marks.js"} | {"../fold.js"}


def test_no_part_of_the_look_is_left_out() -> None:
    sheet = (ROOT / "docs/assets/reference.css").read_text(encoding="utf-8")
    parts = {path.name for path in (ROOT / "docs/assets").glob("*.css")} - OWN
    assert parts == {line.split('"')[1] for line in sheet.splitlines() if line.startswith("@import")}
