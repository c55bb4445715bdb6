"""What this room tells the registries."""

from hub.gateway.selectors import groups_of, hub_trouble
from lms.kernel import health, sign_on


def register() -> None:
    """Groups at the hub, and whether it answers."""
    sign_on.register_groups(groups_of)
    health.register_warning("jupyterhub", hub_trouble)
