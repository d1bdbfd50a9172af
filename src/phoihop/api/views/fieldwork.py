"""Trips and questions: asking, telling what took place, answering; briefing packs and leads."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Path, Router, Status, UploadedFile

from phoihop.api.asking import After, Limit, member_of, now, page_after, today
from phoihop.api.schemas import fieldwork as forms
from phoihop.api.schemas.forms import Day, Line, Ref, answers
from phoihop.fieldwork import queries, services
from phoihop.fieldwork.rules import LeadKind
from phoihop.fieldwork.told import lead_told, pack_told, question_told, trip_told, version_told
from phoihop.parties.queries import get_organisation
from phoihop.programmes.queries import get_programme

router = Router(tags=["fieldwork"])
PathRef = Annotated[Ref, Path()]


@router.get("/programmes/{ref}/trips", response=answers(forms.TripPage))
def list_trips(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The field trips of a programme that the member sees, the newest first."""
    member = member_of(request)
    programme = get_programme(ref, seen_by=member)
    rows = queries.trips_of(programme, seen_by=member).prefetch_related("costs")
    shown = queries.with_lists(rows, programme, seen_by=member)
    return page_after(shown, after, limit=limit, told=trip_told, key="deed__ref")


@router.post("/programmes/{ref}/trips", response=answers(forms.Trip, status=201))
def request_trip(request: HttpRequest, ref: PathRef, given: forms.NewTrip) -> Any:
    """Ask for a field trip under the duty to open doors."""
    member = member_of(request)
    duty = queries.duty_of(get_programme(ref, seen_by=member), given.obligation)
    companions = [services.Companion(name) for name in given.companions]
    wish = services.Wish(given.place, given.from_on, given.until_on, given.purpose, companions)
    made = services.request_trip(duty, wish, by=member, at=now(), on=today())
    return Status(201, trip_told(queries.get_trip(made.deed.ref, seen_by=member)))


@router.get("/trips/{ref}", response=answers(forms.Trip))
def get_one_trip(request: HttpRequest, ref: PathRef) -> Any:
    """One field trip; its reference is that of its deed."""
    return trip_told(queries.get_trip(ref, seen_by=member_of(request)))


@router.post("/trips/{ref}/log", response=answers(forms.Trip, status=201))
def write_log(request: HttpRequest, ref: PathRef, given: forms.NewEntry) -> Any:
    """Write what took place into the log that both sides read."""
    member = member_of(request)
    trip = queries.get_trip(ref, seen_by=member)
    services.write_log(trip, on=given.on, text=given.text, by=member, at=now())
    return Status(201, trip_told(queries.get_trip(ref, seen_by=member)))


@router.get("/programmes/{ref}/questions", response=answers(forms.QuestionPage))
def list_questions(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The questions of a programme that the member sees, the newest first."""
    member = member_of(request)
    rows = queries.questions_of(get_programme(ref, seen_by=member), seen_by=member)
    shown = rows.select_related("deed__unit").prefetch_related("deed__steps", "files__paper")
    return page_after(shown, after, limit=limit, told=question_told, key="deed__ref")


@router.post("/programmes/{ref}/questions", response=answers(forms.Question, status=201))
def ask(request: HttpRequest, ref: PathRef, given: forms.NewQuestion) -> Any:
    """Ask under the duty to inform."""
    member = member_of(request)
    duty = queries.duty_of(get_programme(ref, seen_by=member), given.obligation)
    inquiry = services.Inquiry(
        given.title,
        given.text,
        due_on=given.due_on,
        unit=get_organisation(given.unit) if given.unit else None,
        sensitive=given.sensitive,
    )
    made = services.ask(duty, inquiry, by=member, at=now(), on=today())
    return Status(201, question_told(queries.get_question(made.deed.ref, seen_by=member)))


@router.get("/questions/{ref}", response=answers(forms.Question))
def get_one_question(request: HttpRequest, ref: PathRef) -> Any:
    """One question with its answers; its reference is that of its deed."""
    return question_told(queries.get_question(ref, seen_by=member_of(request)))


@router.post("/questions/{ref}/answer", response=answers(forms.Question, status=201))
def answer(request: HttpRequest, ref: PathRef, given: forms.NewAnswer) -> Any:
    """Answer in words; an address shows where the matter stands."""
    member = member_of(request)
    services.answer(
        queries.get_question(ref, seen_by=member), text=given.text, address=given.address,
        by=member, at=now(), on=given.on or today(),
    )  # fmt: skip
    return Status(201, question_told(queries.get_question(ref, seen_by=member)))


@router.post("/questions/{ref}/answer/file", response=answers(forms.Question, status=201))
def answer_with_file(
    request: HttpRequest,
    ref: PathRef,
    file: Annotated[UploadedFile, File()],
    text: Annotated[forms.Text, Form()],
    source: Annotated[Line, Form()],
    dated_on: Annotated[Day | None, Form()] = None,
) -> Any:
    """Answer with a file; ``dated_on`` is the day its contents are of, ``source`` where from."""
    member = member_of(request)
    attached = services.Attached(file.name or "", file.read(), dated_on or today(), source)
    services.answer(
        queries.get_question(ref, seen_by=member), text=text, files=[attached],
        by=member, at=now(), on=today(),
    )  # fmt: skip
    return Status(201, question_told(queries.get_question(ref, seen_by=member)))


@router.post("/questions/{ref}/judgement", response=answers(forms.Question))
def judge_answer(request: HttpRequest, ref: PathRef, given: forms.Judgement) -> Any:
    """Say that the answer is enough, or what is still missing."""
    member = member_of(request)
    services.judge_answer(
        queries.get_question(ref, seen_by=member), sufficient=given.sufficient, note=given.note,
        by=member, at=now(), on=given.on or today(),
    )  # fmt: skip
    return question_told(queries.get_question(ref, seen_by=member))


@router.get("/programmes/{ref}/packs", response=answers(forms.PackPage))
def list_packs(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The briefing packs of a programme, the newest first."""
    member = member_of(request)
    rows = queries.packs_of(get_programme(ref, seen_by=member), seen_by=member)
    shown = rows.select_related("unit").prefetch_related("versions")
    return page_after(shown, after, limit=limit, told=pack_told)


@router.get("/packs/{ref}", response=answers(forms.PackVersion))
def get_newest(request: HttpRequest, ref: PathRef) -> Any:
    """The newest version of a briefing pack, with its figures."""
    return version_told(queries.get_version(ref, None, seen_by=member_of(request)))


@router.get("/packs/{ref}/versions/{number}", response=answers(forms.PackVersion))
def get_one_version(request: HttpRequest, ref: PathRef, number: Annotated[int, Path()]) -> Any:
    """One version of a briefing pack; a version never changes."""
    return version_told(queries.get_version(ref, number, seen_by=member_of(request)))


@router.get("/programmes/{ref}/leads", response=answers(forms.LeadPage))
def list_leads(request: HttpRequest, ref: PathRef, after: After = "", limit: Limit = 50) -> Any:
    """The good practices and model examples that the member sees, the newest first."""
    member = member_of(request)
    rows = queries.leads_of(get_programme(ref, seen_by=member), seen_by=member)
    return page_after(rows, after, limit=limit, told=lead_told)


@router.post("/programmes/{ref}/leads", response=answers(forms.Lead, status=201))
def note_lead(request: HttpRequest, ref: PathRef, given: forms.NewLead) -> Any:
    """Note a good practice or a model example; only one's own side sees it until it is offered."""
    member = member_of(request)
    claim = services.Claim(
        LeadKind(given.kind), given.title, given.claim, place=given.place,
        expires_on=given.expires_on,
    )  # fmt: skip
    programme = get_programme(ref, seen_by=member)
    made = services.note_lead(programme, claim, by=member, at=now(), on=today())
    return Status(201, lead_told(made))


@router.get("/leads/{ref}", response=answers(forms.Lead))
def get_one_lead(request: HttpRequest, ref: PathRef) -> Any:
    """One lead."""
    return lead_told(queries.get_lead(ref, seen_by=member_of(request)))
