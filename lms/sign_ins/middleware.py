"""Every request of a signed-in person shows that her browser is still in use."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lms.accounts.actors import person_behind
from lms.sign_ins import marks, services

GetResponse = Callable[[HttpRequest], HttpResponse]


class SignInMiddleware:
    """Note new sign-ins, changed session keys, and every ten minutes that somebody is here."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """After the view, which may have signed somebody in or out."""
        response = self.get_response(request)
        session = request.session
        person = person_behind(request.user)
        if person is not None and session.session_key and not marks.is_fresh(session):
            services.note_seen(
                person=person,
                session_key=session.session_key,
                user_agent=request.headers.get("User-Agent", ""),
                earlier_key=marks.earlier_key(session),
            )
            marks.mark(session)
        return response
