"""Steps between the right password and being signed in."""

from typing import Any

from allauth.account.stages import EmailVerificationStage

from lms.accounts.selectors import has_email


class ConfirmEmailStage(EmailVerificationStage):  # type: ignore[misc]
    """An e-mail address has to be confirmed once; who has none signs in without."""

    def handle(self) -> tuple[Any, bool]:
        """No answer and True: go on."""
        person = self.login.user
        if person is not None and not has_email(person):
            return None, True
        answer: tuple[Any, bool] = super().handle()
        return answer
