"""Outlets: where pieces appear, their kinds and their hosts over time."""

from django.db import models
from django.db.models import Q

from phoihop.law.lifecycle import values
from phoihop.parties.models import Organisation
from phoihop.press.rules import OutletKind


class Outlet(models.Model):
    """One title or channel."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="outlets"
    )
    search_key = models.CharField(max_length=200, db_index=True)
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class OutletTenure(models.Model):
    """What kind an outlet was, and when."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="tenures")
    kind = models.CharField(max_length=12)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["outlet", "from_on"]
        constraints = [
            models.CheckConstraint(
                name="outlet_kind_known", condition=Q(kind__in=values(OutletKind))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet} {self.kind}"


class OutletPlace(models.Model):
    """The province of an outlet, and when; none for one of the whole country."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="places")
    province = models.CharField(max_length=40)  # as engines.vietnamese.provinces spells it
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["outlet", "from_on"]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.province}"


class OutletHost(models.Model):
    """A host that serves the outlet; aliases point to the host that stands in addresses."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=120, unique=True)  # lower case, no "www."
    canonical_host = models.CharField(max_length=120)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["outlet", "host"]

    def __str__(self) -> str:
        return self.host


class OutletName(models.Model):
    """Another way the outlet is written; matched by its folded key."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    search_key = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["outlet", "text"]

    def __str__(self) -> str:
        return self.text
