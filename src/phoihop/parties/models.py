"""Who cooperates: organisations and their names over time, people, appointments, members."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from phoihop.law.access import Role
from phoihop.law.lifecycle import values
from phoihop.parties.rules import NameKind, OrganisationKind, PaperProfile, SuccessionKind


class Organisation(models.Model):
    """An identity. Its names, its parent and what became of it are dated rows of their own."""

    ref = models.SlugField(max_length=60, unique=True)  # "tinh-uy-thai-nguyen"
    kind = models.CharField(max_length=12)
    paper_profile = models.CharField(max_length=12, default=PaperProfile.DECREE_30.value)

    class Meta:
        ordering = ["ref"]
        constraints = [
            models.CheckConstraint(
                name="organisation_paper_profile_known",
                condition=Q(paper_profile__in=values(PaperProfile)),
            ),
            models.CheckConstraint(
                name="organisation_kind_known", condition=Q(kind__in=values(OrganisationKind))
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class OrganisationName(models.Model):
    """A name, the days on which it is valid, and where that is written."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=8)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    search_key = models.CharField(max_length=300, db_index=True)
    sort_key = models.CharField(max_length=600)

    class Meta:
        ordering = ["organisation", "kind", "from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "text"], name="organisation_name_once"
            ),
            models.CheckConstraint(
                name="organisation_name_kind_known", condition=Q(kind__in=values(NameKind))
            ),
            models.CheckConstraint(
                name="organisation_name_ends_after_it_begins",
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class OrganisationParent(models.Model):
    """Under whom an organisation stands, and when."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="children")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["organisation", "from_on"]
        constraints = [
            models.CheckConstraint(
                name="organisation_not_its_own_parent", condition=~Q(organisation=F("parent"))
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(until_on__isnull=True),
                name="organisation_one_parent_at_present",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} under {self.parent}"


class Succession(models.Model):
    """One organisation went on, wholly or in part, in another."""

    kind = models.CharField(max_length=8)
    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="origins")
    on = models.DateField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "predecessor"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"], name="succession_once"
            ),
            models.CheckConstraint(
                name="succession_kind_known", condition=Q(kind__in=values(SuccessionKind))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} {self.kind} {self.successor}"


class Person(models.Model):
    """Somebody with work contacts. Nothing else about a person is kept."""

    ref = models.SlugField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    search_key = models.CharField(max_length=120, db_index=True)
    sort_key = models.CharField(max_length=300)
    work_email = models.EmailField(blank=True)
    work_phone = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.full_name


class Appointment(models.Model):
    """An office held by a person, with the title as it is printed on the paper."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    title = models.CharField(max_length=300)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["organisation", "from_on"]
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_it_begins",
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"


class Member(models.Model):
    """An account in an organisation. Services take a member, never a user."""

    ref = models.SlugField(max_length=60, unique=True)  # what ``--as`` takes; equals the user name
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="member")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    display_name = models.CharField(max_length=120)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["ref"]

    def __str__(self) -> str:
        return self.ref

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held; prefetched by ``queries.member_for``."""
        return frozenset(Role(row.role) for row in self.role_rows.all())


class MemberRole(models.Model):
    """One role of one member."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="role_rows")
    role = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "role"], name="member_role_once"),
            models.CheckConstraint(name="member_role_known", condition=Q(role__in=values(Role))),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.role}"


class Charge(models.Model):
    """Who of a house minds a thing that somebody else of it began. The trail keeps who did."""

    subject = models.CharField(max_length=80)  # as the trail names it: "deed:VIEC-2017-03"
    house = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="charges")
    since_on = models.DateField()
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["subject"]
        indexes = [models.Index(fields=["house", "member"], name="charge_by_member")]
        constraints = [
            models.UniqueConstraint(fields=["subject", "house"], name="charge_one_of_a_house"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} by {self.member}"
