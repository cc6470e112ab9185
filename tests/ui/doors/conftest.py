"""The doors of the stand-in, without a page around them."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.ui.fakes import FakeAssistant
from ui.doors.routes import Doors
from ui.service.settings import Settings


@pytest.fixture
def open_doors():
    """Return a client of doors with some settings, for an assistant."""
    clients = []

    def opened(assistant=None, seconds=60.0, **settings):
        everyone = assistant or FakeAssistant()
        doors = Doors(lambda: everyone, Settings(**settings), seconds=seconds)
        clients.append(TestClient(FastAPI(routes=doors.routes()), raise_server_exceptions=True))
        return clients[-1]

    yield opened
    for client in clients:
        client.close()


@pytest.fixture
def client(open_doors):
    """Return a client of doors that everybody may use."""
    return open_doors()
