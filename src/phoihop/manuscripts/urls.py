"""Addresses of this room."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from phoihop.manuscripts.views import author, desk, outside, passages, tasks, versions

app_name = "manuscripts"
REVIEWER = "manuscripts/reviewer/<str:ref>/<int:number>/<int:place>"
Writes = Callable[..., Any]


def both(address: str, view: Writes, name: str) -> list[URLPattern]:
    """An author's verb behind a link and behind an account."""
    return [
        path(f"manuscripts/author/<str:ref>/{address}", view, {"door": True}, f"author-{name}"),
        path(f"manuscripts/<str:ref>/{address}", login_required(view), {"door": False}, name),
    ]


urlpatterns = [
    path("manuscripts/", desk.listing, name="list"),
    path("manuscripts/invite/", desk.invite, name="invite"),
    path("manuscripts/prepare/", desk.prepare, name="prepare"),
    path("manuscripts/link/<str:plain>/", author.open_by_link, name="open-link"),
    path("manuscripts/link/<str:plain>/again/", author.want_link, name="want-link"),
    path("manuscripts/review/<str:plain>/", outside.open_by_link, name="open-review"),
    path(f"{REVIEWER}/", outside.home, name="outside-review"),
    path(f"{REVIEWER}/accept/", outside.accept, name="outside-accept"),
    path(f"{REVIEWER}/refuse/", outside.refuse, name="outside-refuse"),
    path(f"{REVIEWER}/report/", outside.report, name="outside-report"),
    path(f"{REVIEWER}/files/<int:pk>/", outside.file, name="outside-file"),
    path("manuscripts/author/<str:ref>/", author.home, name="author"),
    path("manuscripts/author/<str:ref>/files/<int:pk>/", author.file, name="author-file"),
    path(
        "manuscripts/author/<str:ref>/versions/<int:number>/", author.version,
        name="author-version",
    ),
    path(
        "manuscripts/author/<str:ref>/compare/<int:old>/<int:new>/", author.compare,
        name="author-compare",
    ),
    *both("files/", author.add_files, "add-files"),
    *both("files/<int:pk>/drop/", author.drop_file, "drop-file"),
    *both("files/<int:pk>/caption/", author.caption, "caption"),
    *both("submit/", author.submit, "submit"),
    *both("withdraw/", author.withdraw, "withdraw"),
    path("manuscripts/<str:ref>/", desk.manuscript, name="manuscript"),
    path("manuscripts/<str:ref>/link/", desk.new_link, name="new-link"),
    path("manuscripts/<str:ref>/revoke/", desk.revoke_links, name="revoke-links"),
    path("manuscripts/<str:ref>/files/<int:pk>/", desk.file, name="file"),
    path("manuscripts/<str:ref>/rounds/", desk.open_round, name="open-round"),
    path("manuscripts/<str:ref>/propose/", desk.propose, name="propose"),
    path("manuscripts/<str:ref>/decide/", desk.decide, name="decide"),
    path("manuscripts/<str:ref>/put-back/", desk.put_back, name="put-back"),
    path("manuscripts/<str:ref>/retract/", desk.retract, name="retract"),
    path("manuscripts/<str:ref>/rights/", desk.rights, name="rights"),
    path("manuscripts/<str:ref>/package/", desk.package, name="package"),
    path("manuscripts/<str:ref>/versions/", versions.add_version, name="add-version"),
    path("manuscripts/<str:ref>/versions/<int:number>/", versions.version, name="version"),
    path(
        "manuscripts/<str:ref>/versions/<int:number>/comments/", versions.add_comment,
        name="add-comment",
    ),
    path(
        "manuscripts/<str:ref>/versions/<int:number>/comments/<int:pk>/", versions.resolve,
        name="resolve",
    ),
    path(
        "manuscripts/<str:ref>/versions/<int:number>/show/", versions.show_passage,
        name="show-passage",
    ),
    path(
        "manuscripts/<str:ref>/versions/<int:number>/files/<int:pk>/", versions.caption,
        name="version-caption",
    ),
    path(
        "manuscripts/<str:ref>/versions/<int:number>/originality/", desk.originality,
        name="originality",
    ),
    path(
        "manuscripts/<str:ref>/compare/<int:old>/<int:new>/", versions.compare, name="compare"
    ),
    path("manuscripts/<str:ref>/assignment/", versions.link_assignment, name="link-assignment"),
    path("manuscripts/<str:ref>/outside/", outside.ask, name="ask-outside"),
    path(
        "manuscripts/<str:ref>/outside/<int:number>/<int:place>/renew/", outside.renew,
        name="renew-outside",
    ),
    path(
        "manuscripts/<str:ref>/outside/<int:number>/<int:place>/revoke/", outside.revoke,
        name="revoke-outside",
    ),
    path("manuscripts/<str:ref>/tasks/<int:number>/", tasks.task, name="task"),
    path("manuscripts/<str:ref>/tasks/<int:number>/accept/", tasks.accept, name="accept-task"),
    path("manuscripts/<str:ref>/tasks/<int:number>/refuse/", tasks.refuse, name="refuse-task"),
    path("manuscripts/<str:ref>/tasks/<int:number>/report/", tasks.report, name="report-task"),
    path(
        "manuscripts/<str:ref>/tasks/<int:number>/files/<int:pk>/", tasks.task_file,
        name="task-file",
    ),
    path(
        "manuscripts/<str:ref>/tasks/<int:number>/cancel/<int:pk>/", tasks.cancel,
        name="cancel-task",
    ),
    path("programmes/<str:ref>/passages/", passages.passages, name="passages"),
    path("passages/<str:ref>/", passages.passage, name="passage"),
    path("passages/<str:ref>/note/", passages.note, name="note"),
    path("passages/<str:ref>/answer/", passages.answer, name="answer"),
]  # fmt: skip
