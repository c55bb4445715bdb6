"""Browser modules of npm packages, put where pages find them. No bundler: each is one file already.

A page that allows scripts of its own origin only can't name them as packages do, so our modules import
these by their path. What a package ships as CommonJS gets the few lines that make it a module.
"""

from dataclasses import dataclass
from pathlib import Path

_BEFORE = "const exports = {};\n(() => {\n"
_AFTER = "\n}})();\nexport const {{ {names} }} = exports;\n"


@dataclass(frozen=True)
class Module:
    """One file of a package. `exports` names what a CommonJS file puts on its `exports`."""

    name: str
    source: str
    exports: tuple[str, ...] = ()


MODULES = (
    Module("markdown-toolbar.js", "@github/markdown-toolbar-element/dist/index.js"),
    Module("paste-markdown.js", "@github/paste-markdown/dist/bundle.js"),
    Module("sortable.js", "sortablejs/modular/sortable.esm.js"),
    Module("turndown.js", "turndown/lib/turndown.browser.es.js"),
    Module(
        "turndown-gfm.js",
        "@joplin/turndown-plugin-gfm/lib/turndown-plugin-gfm.cjs.js",
        exports=("strikethrough", "tables"),
    ),
)


def write_modules(output: Path, *, packages: Path) -> None:
    """Write every module into `output`."""
    output.mkdir(parents=True, exist_ok=True)
    for module in MODULES:
        code = (packages / module.source).read_text("utf-8")
        (output / module.name).write_text(_as_module(code, module.exports), "utf-8")


def _as_module(code: str, exports: tuple[str, ...]) -> str:
    if not exports:
        return code
    return f"{_BEFORE}{code}{_AFTER.format(names=', '.join(exports))}"
