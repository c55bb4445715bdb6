"""What we offer programs, and the way back to them."""

from allauth.idp.oidc import views as allauth
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.accounts.actors import person_behind
from lms.identity import services
from lms.kernel.errors import InvalidInput


@require_safe
@login_not_required
def configuration(_request: HttpRequest) -> HttpResponse:
    """OpenID Connect Discovery 1.0, section 3: only what there really is."""

    def address(name: str) -> str:
        return f"{settings.LERNHUB_ADDRESS}{reverse(f'idp:oidc:{name}')}"

    return JsonResponse(
        {
            "issuer": settings.LERNHUB_ADDRESS,
            "authorization_endpoint": address("authorization"),
            "token_endpoint": address("token"),
            "userinfo_endpoint": address("userinfo"),
            "revocation_endpoint": address("revoke"),
            "jwks_uri": address("jwks"),
            "scopes_supported": list(services.SCOPES),
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "claims_supported": ["sub", "preferred_username", "groups"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": settings.IDP_OIDC_AUTH_METHODS,
            "code_challenge_methods_supported": ["S256"],
        }
    )


@require_safe
@login_not_required
def authorize(request: HttpRequest) -> HttpResponse:
    """Send somebody who has signed in back to the program, with a code that is good for a minute.

    allauth asks for PKCE only where a program has no secret; we always do (RFC 9700, section 2.1.1).
    """
    if request.GET.get("code_challenge_method") != "S256" or not request.GET.get("code_challenge"):
        raise InvalidInput(
            _(
                "The program that sent you here asked in an unsafe way. Please go back and try again."
            ),
            code="no_pkce",
        )
    answer: HttpResponse = allauth.authorization(request)
    person = person_behind(request.user)
    if person is not None and "code=" in answer.headers.get("Location", ""):
        services.note_sign_on(actor=person, client_id=request.GET["client_id"])
    return answer
