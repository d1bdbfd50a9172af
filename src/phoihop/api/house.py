"""The API itself: one for the house, its token, its problems, its document."""

from typing import Any

from ninja import NinjaAPI

from phoihop.api.problems import CONTENT_TYPE, answer_problems
from phoihop.api.tokens import MemberToken

ABOUT = """
The same verbs as the pages and the commands, for programs. Every request carries a member's token
(`Authorization: Bearer phoihop_…`, made on the page of one's account) and has just that member's
rights. What is not for these eyes is 404, like what is not there. A refusal is a problem document
(RFC 9457) with a stable `code` and a sentence in the language of `Accept-Language` (vi, en).
Lists go on with `?after=` the `next` of the page before. An operation that says so may be repeated
without harm; any other answers a repetition with 409.
"""


PREFIX = "/api/v1/"


class HouseAPI(NinjaAPI):
    """An API whose document names problems by their own type of content.

    The document is made anew at each call: it is asked for seldom.
    """

    def document(self) -> Any:
        """The OpenAPI document, its addresses in full."""
        schema = self.get_openapi_schema(path_prefix=PREFIX)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {CONTENT_TYPE: next(iter(answer["content"].values()))}
        return schema


def make_api() -> HouseAPI:
    """The API with its token and its problems; rooms are added by ``urls``. No page of documents:
    those load scripts from other machines."""
    api = HouseAPI(
        title="Phối hợp", version="1.0.0", description=ABOUT.strip(), docs_url=None,
        openapi_url=None, auth=MemberToken(), urls_namespace="api-v1",
    )  # fmt: skip
    answer_problems(api)
    return api
