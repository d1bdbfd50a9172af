"""The norms as the house ships them: dated data with its sources."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from phoihop.royalties.rules import BaseSalary, Group, Norms, NormTable, TaxRule


@cache
def house_norms() -> Norms:
    """``norms.toml`` as values, ascending by day."""
    told = tomllib.loads(
        files("phoihop.royalties").joinpath("norms.toml").read_text(encoding="utf-8")
    )
    tables = [
        NormTable(
            from_on=one["from_on"],
            unit_percent=Decimal(one["unit_percent"]),
            pay_within_days=one["pay_within_days"],
            most={Group(name): Decimal(most) for name, most in one["most"].items()},
            source=one["source"],
            verified_by=one["verified_by"],
        )
        for one in told["table"]
    ]
    taxes = [TaxRule(**{**one, "percent": Decimal(one["percent"])}) for one in told["tax"]]
    salaries = [BaseSalary(**one) for one in told["base_salary"]]
    return Norms(
        sorted(salaries, key=lambda one: one.from_on),
        sorted(tables, key=lambda one: one.from_on),
        sorted(taxes, key=lambda one: one.from_on),
    )
