"""What the player's document says to H5P's scripts."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from courses.h5p.addresses import CageAddresses, addresses_for
from courses.h5p.engine.versions import LibraryName
from courses.h5p.interface_words import core_words
from courses.h5p.selectors import Playable

SAVE_SECONDS = 10


@dataclass(frozen=True)
class PlayerDocument:
    """Everything the document is drawn with."""

    title: str
    language: str
    content_id: str
    integration: dict[str, Any]
    addresses: CageAddresses


def player_document(
    found: Playable, *, states: dict[str, dict[str, str]], keeps: bool
) -> PlayerDocument:
    """The document for a content, with what was kept of its learner. `keeps` is False for the team."""
    content = found.content
    content_id = content.public_id.hex
    addresses = addresses_for(str(content.public_id), content.set_hash)
    unit = content.unit
    url = reverse("learning:unit", args=[unit.course.slug, unit.key])
    main = LibraryName(content.main.machine_name, content.main.major, content.main.minor)
    integration = {
        "baseUrl": settings.LERNHUB_ADDRESS,
        "url": addresses.content.rpartition("/")[0],
        "urlLibraries": addresses.libraries,
        "siteUrl": settings.LERNHUB_ADDRESS,
        "postUserStatistics": keeps,
        "saveFreq": SAVE_SECONDS if keeps else False,
        "reportingIsEnabled": keeps,
        "ajax": {"setFinished": "", "contentUserData": ""},
        "l10n": {"H5P": core_words()},
        "crossorigin": "anonymous",
        "crossoriginRegex": ".*",
        "contents": {
            f"cid-{content_id}": {
                "library": str(main),
                "jsonContent": json.dumps(content.params),
                "fullScreen": "0",
                "title": content.title,
                "url": f"{settings.LERNHUB_ADDRESS}{url}",
                "contentUrl": addresses.content,
                "displayOptions": {
                    "frame": False,
                    "export": False,
                    "embed": False,
                    "copyright": False,
                    "icon": False,
                },
                "metadata": {
                    "title": content.title,
                    "license": "U",
                    "defaultLanguage": content.language,
                },
                "contentUserData": _user_data(states),
                "scripts": [],
                "styles": [],
                "exportUrl": "",
                "embedCode": "",
                "resizeCode": "",
            }
        },
    }
    language = content.language if content.language != "und" else str(get_language() or "de")
    return PlayerDocument(content.title, language, content_id, integration, addresses)


def _user_data(states: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """By part, the whole content as "0", as core expects it."""
    return {part or "0": data for part, data in states.items()}
