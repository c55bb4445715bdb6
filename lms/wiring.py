"""The one table of who listens to what. Handlers only enqueue jobs."""


def connect() -> None:
    """Subscribe every handler; called once when all rooms are ready."""
