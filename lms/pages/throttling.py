"""How many reports may come from one internet address."""

from typing import Any

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from lms.pages.limits import REPORTS_AN_HOUR


class ReportThrottle(SimpleRateThrottle):
    """Counts reports by address, through both doors. A whole school shares one, so the limit is wide."""

    scope = "report"
    rate = f"{REPORTS_AN_HOUR}/hour"

    def get_cache_key(self, request: Request, view: Any) -> str:  # noqa: ARG002 - DRF's signature
        """The address."""
        return f"throttle:{self.scope}:{self.get_ident(request)}"
