"""Locking a row before looking at it."""

from typing import TypeVar

from django.db import models

SomeModel = TypeVar("SomeModel", bound=models.Model)


def lock(model: type[SomeModel], pk: int) -> SomeModel:
    """The row `pk` of `model`, held until the transaction ends.

    PostgreSQL locks the row; SQLite's transactions are IMMEDIATE and hold the database already.
    Raises `model.DoesNotExist`; outside a transaction Django raises TransactionManagementError.
    """
    return model._default_manager.select_for_update().get(pk=pk)  # noqa: SLF001
