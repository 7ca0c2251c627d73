"""`python -m benchmarks check`: printed quotations against their documents, scored by `score_check.py`.

The documents are read by the project's own readers; places in HTML are given as the words found, which the scorer looks up itself.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.bench import Figures, Row, bench, rows, scored
from quoth.check import Indexed, check_words, index, read_document
from quoth.check.report import check_report
from quoth.model import Check


def run(argv: list[str]) -> Figures:
    """Figures by name `check.WHAT`, in percent but for the counts and the speed (checks a second, indexes built)."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks check", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="name the cases that are judged wrongly")
    options = parser.parse_args(argv)
    folder = bench() / "check"
    documents = {path.name: index(read_document(path)) for path in sorted((folder / "sources").iterdir())}
    cases = list(rows(folder / "cases.jsonl"))
    begun = time.process_time()
    answers = [answer(case, [documents[name] for name in case["sources"]]) for case in cases]
    seconds = time.process_time() - begun
    scores = scored("score_check.py", answers, [str(folder / "cases.jsonl")], [])[0]
    if options.wrong:
        by_id = {case["id"]: case for case in cases}
        for case, gold, said in scores["wrong"]:
            print(f"  {case}: {gold}, not {said} ({by_id[case]['kind']}, {by_id[case]['format']})")
    return {
        "check.macro-f1": round(100 * scores["macro_f1"], 1),
        "check.dangerous": float(scores["dangerous"]),
        "check.false-alarms": round(100 * scores["false_alarms"] / scores["false_alarms_of"], 1),
        "check.location": round(100 * scores["location_accuracy"], 1),
        "check.a-second": round(len(cases) / seconds, 1),
    }


def answer(case: Row, documents: list[Indexed]) -> Row:
    """A check as a prediction of `score_check.py`."""
    check: Check = check_words(case["quote"], documents)
    return {"id": case["id"], **check_report(check)}
