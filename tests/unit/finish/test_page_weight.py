"""What readers load is what stands in docs/assets, without its comments and its indentation."""

from __future__ import annotations

import json

import pytest
from kb.finish.weight import light_script
from node_tools import MODULES, node
from project_copy import ROOT

SCRIPTS = sorted((ROOT / "docs/assets").rglob("*.js"))
COMPARE = f"""
const ts = require({json.dumps(str(MODULES / "typescript"))});
const options = {{ compilerOptions: {{ target: "esnext", removeComments: true }} }};
const meant = (text) => ts.transpileModule(text, options).outputText;
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
        ("f();\n  // what it is\n  a();\n", "f();\na();\n"),
        ("/** @type {x} */\nlet a = 1;\n", "let a = 1;\n"),
        ("f();\n  /**\n   * What it is * here.\n   * @type {x}\n   **/\n  let a = 1;\n", "f();\nlet a = 1;\n"),
        ("/* a licence */\na();\n", "/* a licence */\na();\n"),
        ('a("// no comment");\n', 'a("// no comment");\n'),
        ("const a = /** @type {x} */ (b);\n", "const a = /** @type {x} */ (b);\n"),
        ("if (a)\n    b(`c\n      d`);\n", "if (a)\n    b(`c\n      d`);\n"),
    ],
)
def test_only_whole_lines_and_their_indentation_go(text: str, light: str) -> None:
    assert light_script(text) == light


def test_a_licence_stays_with_what_it_allows() -> None:
    text = light_script((ROOT / "docs/assets/search/stemmer.js").read_text(encoding="utf-8"))
    assert "Permission is hereby granted" in text
