"""The kernel as a Django app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Holds the audit log and the heartbeat of the job worker."""

    name = "lms.kernel"

    def ready(self) -> None:
        """Register what the kernel's own tables hold of people."""
        from lms.kernel import registrations

        registrations.register()
