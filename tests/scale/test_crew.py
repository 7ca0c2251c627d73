"""Many pages through several processes: a page that ends or outlasts its worker is a failure, and nothing else is lost."""

import os
import signal
import sys
import time
from functools import partial
from itertools import count, islice

import pytest

from quoth.crew import bound_memory, crewed, within
from quoth.errors import QuothError


def worked(task):
    """What a page may do to the process that reads it."""
    kind, number = task
    if kind == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "leaves":
        os._exit(3)
    if kind == "cannot":
        raise QuothError("far.warc.gz", "no answer", "run it again")
    if kind == "loops":
        with within(0.1):
            while True:
                pass
    if kind == "waits":
        with within(0.01):
            time.sleep(60)
    if kind == "grows":
        try:
            bytearray(1 << 40)
        except MemoryError:
            return (kind, number, "no memory")
    return (kind, number, os.getpid())


def given_up(task, deaths, cause, tries=2):
    return (*task, cause) if deaths >= tries else None


def crew(tasks, **options):
    return crewed(worked, tasks, given_up, **({"workers": 2} | options))


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("dies", "killed by SIGKILL, as the system does when memory runs out"),
        ("leaves", "exit code 3"),
        ("loops", "longer than the limit"),
        ("waits", "longer than the limit"),
    ],
)
def test_a_page_that_ends_its_worker_is_given_up_and_the_batch_goes_on(kind, cause):
    tasks = [("fine", number) for number in range(12)]
    tasks[0] = tasks[5] = (kind, 5)
    results = list(crew(tasks))
    assert [result[:2] for result in results] == tasks
    assert all(cause in results[place][2] for place in (0, 5))


def test_a_worker_that_cannot_go_on_says_why_in_one_line(capfd):
    assert list(crew([("cannot", 1)])) == [("cannot", 1, "the process ended with exit code 1")]
    assert set(capfd.readouterr().err.splitlines()) == {"quoth: far.warc.gz: no answer (run it again)"}


def test_a_page_that_ends_its_worker_once_is_read_at_the_second_try(tmp_path):
    results = list(crewed(partial(once, str(tmp_path / "met")), range(9), given_up, workers=2))
    assert results == list(range(9))


def once(mark, number):
    if number == 4 and not os.path.exists(mark):  # noqa: PTH110 - plain on purpose
        with open(mark, "x"):  # noqa: PTH123
            os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_tasks_are_taken_no_faster_than_results_are():
    taken = []
    results = crew((taken.append(number) or ("fine", number) for number in count()), window=10)
    assert [number for _, number, _ in islice(results, 30)] == list(range(30))
    assert len(taken) <= 41
    results.close()


def test_the_work_is_shared_and_the_workers_end_with_it():
    results = list(crew([("fine", number) for number in range(40)]))
    workers = {worker for _, _, worker in results}
    assert len(workers) == 2
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is Linux's")
def test_memory_is_bounded():
    [result] = crew([("grows", 1)], memory=1_000_000_000)
    assert result[2] == "no memory"
    assert bound_memory.__doc__


def test_workers_that_cannot_start_are_an_error(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(QuothError, match="before it could begin"):
        list(crew([("fine", 1)]))
