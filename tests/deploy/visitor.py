"""Somebody who uses the platform over HTTP, with cookies, as a browser does."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from lms.sample.content import PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class Visitor:
    """Signs in with a sample account, then asks in JSON."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.token = ""
        jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(rfc2965=True))
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def sign_in(self, user: str) -> None:
        """Fill in the form; the token of the page that follows is kept for later requests."""
        self._read_token(self._page("/konto/anmelden/"))
        form = {"login": user, "password": PASSWORD, "csrfmiddlewaretoken": self.token}
        self._read_token(self._page("/konto/anmelden/", form=form))

    def ask(self, method: str, path: str) -> Any:
        """The JSON that `path` answers; raises urllib.error.URLError when there is no good answer."""
        request = urllib.request.Request(
            f"{self.url}/api/v1{path}",
            method=method,
            data=None if method == "GET" else b"{}",
            headers={"Content-Type": "application/json", "X-CSRFToken": self.token},
        )
        with self._opener.open(request, timeout=20) as response:
            return json.loads(response.read())

    def _page(self, path: str, *, form: dict[str, str] | None = None) -> str:
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(
            f"{self.url}{path}", data=data, headers={"Referer": f"{self.url}{path}"}
        )
        with self._opener.open(request, timeout=20) as response:
            page: str = response.read().decode()
        return page

    def _read_token(self, page: str) -> None:
        found = TOKEN.search(page)
        assert found, "a page without a form"
        self.token = found[1]
