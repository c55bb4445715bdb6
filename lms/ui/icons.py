"""Icons of the interface: 24 units square, a line of 2 units with round ends."""

ICONS: dict[str, str] = {
    "account": '<circle cx="12" cy="8" r="4"/><path d="M4 20.5a8 8 0 0 1 16 0"/>',
    "alert": '<path d="M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1"/>',
    "arrow-left": '<path d="M20 12H5M11 6l-6 6 6 6"/>',
    "arrow-down": '<path d="M12 4v15M6 13l6 6 6-6"/>',
    "arrow-right": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "arrow-up": '<path d="M12 20V5M6 11l6-6 6 6"/>',
    "bold": '<path d="M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z"/>',
    "book": '<path d="M4 5h7v15H4zM13 5h7v15h-7z"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V6M16 3.5V6"/>',
    "certificate": '<path d="M4 4h16v11h-6M4 4v11h3M8 8h8M8 11h3"/>'
    '<circle cx="10.5" cy="15.5" r="3.5"/><path d="m8.5 18.5-.5 3 2.5-1.2 2.5 1.2-.5-3"/>',
    "check": '<path d="m4.5 12.5 5 5L20 7"/>',
    "chevron-down": '<path d="m5 9 7 7 7-7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "code": '<path d="m8 7-5 5 5 5M16 7l5 5-5 5"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4 20h16"/>',
    "copy": '<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>',
    "dots": '<path d="M12 5.500v.1M12 12v.1M12 18.500v.1"/>',
    "file": '<path d="M6 3.5h8L18.5 8v12.5H6zM14 3.5V8h4.5"/>',
    "film": '<path d="M3.5 5h17v14h-17zM10 9l5 3-5 3z"/>',
    "full-screen": '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/>'
    '<path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>',
    "grip": '<path d="M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1"/>',
    "home": '<path d="M4 11.5 12 4l8 7.5M6.5 9.5V20h11V9.5M10 20v-5.5h4V20"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.1"/>',
    "letters": '<path d="M2.500 19 8 5l5.500 14M4.500 14.500h7"/>'
    '<circle cx="18" cy="15.500" r="3.500"/><path d="M21.500 12v7"/>',
    "italic": '<path d="M10 5h7M7 19h7M14 5l-4 14"/>',
    "licence": '<circle cx="12" cy="12" r="8.5"/><path d="M15 9.700a3.5 3.5 0 1 0 0 4.6"/>',
    "link": '<path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1"/>'
    '<path d="M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1"/>',
    "list-numbered": '<path d="M10 6h10M10 12h10M10 18h10M4 4.5h1.5v4M4 15h2l-2 3.5h2"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "mail": '<path d="M4 6h16v12H4zM4.5 7l7.5 6 7.5-6"/>',
    "mortarboard": '<path d="M12 5 2.5 10 12 15l9.5-5zM6 12v5a8.5 8.5 0 0 0 12 0v-5M21.5 10v5"/>',
    "moon": '<path d="M19.5 14.5A8.5 8.5 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/>'
    '<path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.5M18.5 14a6.5 6.5 0 0 1 3 6"/>',
    "puzzle": '<path d="M4 8h4a2.5 2.5 0 1 1 5 0h5v4.500a2.500 2.500 0 1 1 0 5V20H4z"/>',
    "question": '<path d="M4 4h16v12h-8l-4 4v-4H4z"/>'
    '<path d="M10 8.500a2 2 0 1 1 2.600 1.900q-.600.200-.600.900M12 13.400v.1"/>',
    "pencil": '<path d="M4 20v-4L15.5 4.5l4 4L8 20zM13 7l4 4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "picture": '<path d="M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17"/>'
    '<circle cx="15.5" cy="9" r="1.5"/>',
    "play": '<path d="M7 5v14l12-7z"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>',
    "quote": '<path d="M5 12h5v6H4v-6q0-5 4-6M15 12h5v6h-6v-6q0-5 4-6"/>',
    "school": '<path d="M4 20V9l8-5 8 5v11zM10 20v-5h4v5M8 11.5h.1M16 11.5h.1M12 9.5v.1"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/>'
    '<circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    "sign-in": '<path d="M13 4h7v16h-7M4 12h11M11 8l4 4-4 4"/>',
    "sign-out": '<path d="M11 4H4v16h7M9 12h11M16 8l4 4-4 4"/>',
    "sun": '<circle cx="12" cy="12" r="4"/>'
    '<path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.4'
    'M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4"/>',
    "tools": '<path d="M4 20h16M6 20V9l6-5 6 5v11M9.500 13h5M12 10.500v5"/>',
    "trash": '<path d="M4.500 7h15M9 7V4h6v3M6.500 7l1 13h9l1-13M10.500 11v5M13.500 11v5"/>',
    "eye": '<path d="M2.500 12c4-8 15-8 19 0-4 8-15 8-19 0z"/><circle cx="12" cy="12" r="3"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M10 10v9"/>',
    "undo": '<path d="M9 6 4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3"/>',
}

# What tells an arrow's direction turns round in right-to-left scripts.
MIRRORED = frozenset({"arrow-left", "arrow-right", "sign-in", "sign-out", "undo"})

# Marks of state, 22 units square: each differs in shape, not only in colour.
_OUTLINE = '<path class="l" d="M1 1h20v10a10 10 0 0 1-10 10H1z"/>'
GLYPHS: dict[str, str] = {
    "done": '<path class="a" d="M0 0h22v11a11 11 0 0 1-11 11H0z"/>'
    '<path class="k" d="m6 11.5 3.6 3.5L16 7.5"/>',
    "here": '<path class="h" d="M0 0h22v11a11 11 0 0 1-11 11H0z"/>'
    '<circle class="i" cx="10" cy="10" r="4"/>',
    "open": _OUTLINE,
    "begun": _OUTLINE + '<path class="a" d="M4 11h14a7 7 0 0 1-7 7H4z"/>',
    "locked": '<path class="l" stroke-dasharray="3 3" d="M1 1h20v10a10 10 0 0 1-10 10H1z"/>'
    '<path class="j" d="M7 10h8v6H7z"/><path class="l" d="M8.5 10V8a2.5 2.5 0 0 1 5 0v2"/>',
}
