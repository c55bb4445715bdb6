"""Pictograms: 64 units square, three to six of Fröbel's shapes, one of them yellow.

Classes say what a shape is for: a tint, b block colour, c yellow, e chalk
(`assets/css/components/cover.css`).
"""

PICTOGRAMS: dict[str, str] = {
    "blocks": '<path class="b" d="M8 42h18v18H8z"/><path class="a" d="M26 42h18v18H26z"/>'
    '<path class="a" d="M17 24h18v18H17z"/><path class="b" d="M17 24A18 18 0 0 1 35 6v18z"/>'
    '<path class="c" d="m46 10 16 8-12 14z"/>',
    "board": '<path class="b" d="M4 8h56v28a12 12 0 0 1-12 12H4z"/>'
    '<circle class="c" cx="20" cy="28" r="8"/><path class="a" d="M36 20h16v16H36z"/>'
    '<path class="a" d="M14 48h6l-4 12h-6zM44 48h6l4 12h-6z"/>',
    "book": '<path class="b" d="M4 12h26v40H4z"/>'
    '<path class="a" d="M34 12h14a12 12 0 0 1 12 12v28H34z"/>'
    '<circle class="c" cx="17" cy="26" r="7"/><path class="e" d="M41 34h12v4H41zM41 42h8v4h-8z"/>',
    "bulb": '<circle class="c" cx="32" cy="24" r="20"/>'
    '<path class="b" d="M22 44h20v8a10 10 0 0 1-20 0z"/>'
    '<path class="b" d="M32 12a12 12 0 0 1 12 12H32z"/>',
    "card": '<path class="b" d="M6 12h52v28a12 12 0 0 1-12 12H6z"/>'
    '<path class="e" d="M13 20h18v18H13z"/>'
    '<path class="b" d="M16 23h5v5h-5zM23 23h5v5h-5zM16 30h5v5h-5z"/>'
    '<path class="c" d="M37 21h15v5H37zM37 30h10v5H37z"/>',
    "certificate": '<path class="b" d="M8 6h48v28a12 12 0 0 1-12 12H8z"/>'
    '<path class="e" d="M16 15h24v4H16zM16 24h14v4H16z"/>'
    '<path class="a" d="M36 44h8v18l-4-4-4 4zM46 44h8v18l-4-4-4 4z"/>'
    '<circle class="c" cx="45" cy="38" r="11"/>',
    "chat": '<path class="b" d="M4 8h56v26a14 14 0 0 1-14 14H26L12 60V48H4z"/>'
    '<circle class="c" cx="18" cy="28" r="5"/><circle class="a" cx="32" cy="28" r="5"/>'
    '<circle class="a" cx="46" cy="28" r="5"/>',
    "compass": '<circle class="b" cx="32" cy="32" r="28"/><circle class="a" cx="32" cy="32" r="18"/>'
    '<path class="c" d="M32 14v18h-8z"/><path class="b" d="M32 14l8 18h-8z"/>'
    '<path class="e" d="M24 32h16l-8 18z"/>',
    "key": '<circle class="b" cx="20" cy="32" r="16"/><circle class="c" cx="20" cy="32" r="6"/>'
    '<path class="b" d="M34 28h26v8H34z"/><path class="a" d="M44 36h6v8h-6zM54 36h6v10h-6z"/>',
    "laptop": '<path class="b" d="M10 10h44v34H10z"/><path class="a" d="M15 15h34v24H15z"/>'
    '<circle class="c" cx="32" cy="27" r="7"/>'
    '<path class="b" d="M2 48h60a8 8 0 0 1-8 8H10a8 8 0 0 1-8-8z"/>',
    "search": '<circle class="b" cx="26" cy="26" r="22"/><circle class="a" cx="26" cy="26" r="14"/>'
    '<path class="c" d="M26 12a14 14 0 0 1 14 14H26z"/><path class="b" d="m40 46 6-6 16 16-6 6z"/>',
    "lock": '<path class="a" d="M16 30V20a16 16 0 0 1 32 0v10h-8V20a8 8 0 0 0-16 0v10z"/>'
    '<path class="b" d="M8 28h48v18a14 14 0 0 1-14 14H8z"/><circle class="c" cx="30" cy="42" r="6"/>'
    '<path class="e" d="M28 46h4v8h-4z"/>',
    "people": '<circle class="b" cx="22" cy="16" r="10"/><path class="b" d="M4 58a18 18 0 0 1 36 0z"/>'
    '<circle class="c" cx="46" cy="30" r="7"/><path class="a" d="M34 58a12 12 0 0 1 24 0z"/>',
    "pieces": '<path class="a" d="M4 4h16v16H4zM24 4h16v16H24zM4 24h16v16H4zM44 24h16v16H44z'
    'M24 44h16v16H24z"/><path class="b" d="M44 4h16a16 16 0 0 1-16 16zM4 60V44a16 16 0 0 1 16 16z"/>'
    '<circle class="c" cx="32" cy="32" r="8"/><path class="b" d="M44 44h16v16a16 16 0 0 1-16-16z"/>',
    "sheet": '<path class="b" d="M8 4h36l12 12v44H8z"/><path class="c" d="M44 4v12h12z"/>'
    '<path class="a" d="M17 24h14v14H17zM17 43h14v10H17z"/>'
    '<path class="e" d="M36 27h12v4H36zM36 33h8v4h-8zM36 45h12v4H36z"/>',
    "sign": '<path class="b" d="M28 36h8v26h-8z"/><path class="b" d="M32 2 60 44H4z"/>'
    '<path class="e" d="M29 16h6l-1 14h-4z"/><circle class="c" cx="32" cy="36" r="4"/>',
    "sprout": '<path class="a" d="M30 44V26A22 22 0 0 0 8 4v18a22 22 0 0 0 22 22z"/>'
    '<path class="b" d="M34 44a20 20 0 0 0 20-20H34z"/><path class="b" d="M29 42h6v18h-6z"/>'
    '<circle class="c" cx="48" cy="12" r="6"/>',
}
HUES = ("mint", "sky", "lilac", "coral", "sun", "board")
