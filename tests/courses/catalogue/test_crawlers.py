"""What search engines are told."""

import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from courses.outline.vocabulary import State, Visibility
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_sitemap_lists_what_everybody_may_see_and_nothing_else(client: Client) -> None:
    CourseFactory.create(slug="offen")
    CourseFactory.create(slug="intern", visibility=Visibility.SIGNED_IN)
    CourseFactory.create(slug="entwurf", state=State.DRAFT)

    tree = ET.fromstring(client.get("/sitemap.xml").content)

    addresses = [node.text for node in tree.findall("s:url/s:loc", NAMESPACE)]
    assert addresses == [
        "http://testserver/kurse/offen/",
        "http://testserver/",
        "http://testserver/kurse/",
    ]


def test_robots_are_told_where_the_sitemap_is(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in rules
    assert "Disallow: /konto/" in rules
