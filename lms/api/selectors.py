"""Reading access tokens."""

import datetime
import uuid

from django.utils.translation import gettext as _

from lms.api.models import AccessToken
from lms.api.policies import Asker, tokens_manageable_by
from lms.api.secrets import PREFIX, digest_of
from lms.kernel.clock import now
from lms.kernel.errors import NotFound

KEPT_AFTER_EXPIRY = datetime.timedelta(days=30)
"""So long its owner still reads why her program is refused."""


def token_behind(secret: str) -> AccessToken | None:
    """The valid token with this secret, with its active owner; None for whatever is wrong with it."""
    if not secret.startswith(PREFIX):
        return None
    rows = AccessToken.objects.filter(digest=digest_of(secret), expires_at__gt=now())
    return rows.filter(person__is_active=True).select_related("person").first()


def own_tokens(actor: Asker) -> list[AccessToken]:
    """The actor's tokens, expired ones included, the newest first."""
    rows = AccessToken.objects.filter(tokens_manageable_by(actor))
    return list(rows.order_by("-created_at", "-pk"))


def own_token(actor: Asker, *, public_id: uuid.UUID) -> AccessToken:
    """One of the actor's tokens. Raises NotFound."""
    rows = AccessToken.objects.filter(tokens_manageable_by(actor), public_id=public_id)
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such access token."), code="token_not_found")
    return found
