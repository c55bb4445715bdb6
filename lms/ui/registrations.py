"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.kernel import navigation


def register() -> None:
    """The way home: in the bar at the bottom of a phone it stands beside the other rooms."""
    navigation.register(
        navigation.NavigationItem(
            name="home", label=_("Home"), url_name="ui:home", prefix="/", icon="home", order=0
        )
    )
