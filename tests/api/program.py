"""A program that acts for a member."""

from typing import Any

from django.test import Client

from phoihop.accounts.services import issue_token
from phoihop.parties.models import Member
from tests.fixtures import NOON


class Program:
    """Sends requests with the token of one member and reads the answers."""

    def __init__(self, member: Member, language: str = "vi") -> None:
        self.headers = {
            "Authorization": f"Bearer {issue_token(member.user, 'thử', at=NOON)}",
            "Accept-Language": language,
        }
        self.client = Client(headers=self.headers)

    def get(self, address: str, /, **query: Any) -> Any:
        """The answer to a question."""
        return self.client.get(f"/api/v1{address}", query)

    def post(self, address: str, /, **given: Any) -> Any:
        """The answer to an order."""
        return self.client.post(f"/api/v1{address}", given, content_type="application/json")

    def send(self, address: str, file: Any, /, *, field: str = "file", **given: Any) -> Any:
        """The answer to a file."""
        return self.client.post(f"/api/v1{address}", {field: file, **given})
