"""JSON inside HTML: `{% load catalogue %}`."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def json_ld(record: dict[str, Any]) -> SafeString:
    """`record` as a data block. Browsers never run it, and nothing in it can end it."""
    text = json.dumps(record, ensure_ascii=False).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 - the three letters that mean something to HTML are escaped
    )
