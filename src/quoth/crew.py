"""Many tasks through several processes, one result each, in order; what a task does to its process is the end of that task alone.

The processes are started afresh (no fork: the caller may have threads, and its main module is not run again), are told what to do over a
socket each, and open and read by themselves whatever a task names. When one dies, by a signal, for want of memory or because it took too
long, the task that it was at is known exactly: it is the first one without a result. The others are given to its successor. Memory is
bounded: a fixed number of tasks is under way or waits to be taken.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from multiprocessing.connection import Connection, wait
from operator import attrgetter
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from quoth.errors import QuothError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 3
"""Tasks that a worker holds, so that it never waits for the next."""

_WINDOW = 32
"""Tasks per worker that are under way or done and not yet taken."""

_FALSE_STARTS = 3
_COMMAND = "from quoth.crew import serve; serve({})"
_PATIENCE = 10
"""Seconds by the clock for each processor second: a page that waits for something is ended too, a slow machine is not blamed."""


def crewed(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    lost: Callable[[Task, int, str], Result | None],
    *,
    workers: int,
    window: int | None = None,
    memory: int | None = None,
) -> Iterator[Result]:
    """What `work` gives for each task, in order. `work` and the tasks must be picklable.

    When a task ends its worker, `lost(task, deaths, cause)` decides: a result to put in its place, or None to have it tried again.
    `memory` bounds the bytes of data of each worker, where the system can (Linux). Raises `QuothError` when no worker can be started.
    """
    crew = _Crew(work, iter(tasks), lost, memory, window or workers * _WINDOW)
    try:
        crew.hire(workers)
        yield from crew.results()
    finally:
        crew.dismiss()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End this process, by the system's own hand, if the body takes more than so many processor seconds (or ten times that by the clock).

    Nothing that runs can put it off, a loop in C no more than one in Python. For worker processes: their crew lives on.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def bound_memory(size: int) -> None:
    """Let the data of this process grow to `size` bytes and no further, where the system can: then `MemoryError` is raised."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def serve(descriptor: int) -> None:
    """The life of a worker: the work over the socket `descriptor`, then task after task, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started the crew decides what an interrupt means
    line = Connection(descriptor)
    sys.path[:], memory = line.recv()
    if memory:
        bound_memory(memory)
    work = pickle.loads(line.recv_bytes())  # noqa: S301 - from the process that started this one
    gc.freeze()  # what is imported by now stays: no search for garbage has to look through it
    tasks: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_take, args=(line, tasks), daemon=True).start()
    _answer(line, b"")
    while True:
        try:
            answer = work(pickle.loads(tasks.get()))  # noqa: S301 - as above
        except QuothError as error:
            print(f"quoth: {error}", file=sys.stderr, flush=True)  # noqa: T201 - for whoever reads why this worker ended
            os._exit(1)
        _answer(line, packed(answer))


def _answer(line: Connection, message: bytes) -> None:
    try:
        line.send_bytes(message)
    except (BrokenPipeError, ConnectionResetError):
        os._exit(0)  # nobody is left to answer


def _take(line: Connection, tasks: SimpleQueue[bytes]) -> None:
    """Take tasks from the line as they come, so that neither end ever waits for the other to listen."""
    try:
        while True:
            tasks.put(line.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)  # nobody is left to ask


class _Reducers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How values are pickled: a dataclass as its class and its fields, four times faster than slotted ones pickle by themselves."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        if len(names) == 1:
            self[kind] = lambda value: (kind, (getattr(value, names[0]),))
        else:
            get = attrgetter(*names)
            self[kind] = lambda value: (kind, get(value))
        return self[kind]


_REDUCERS = _Reducers()


def packed(value: object) -> bytes:
    """A value as `pickle.loads` reads it.

    >>> from quoth.spans import Span
    >>> pickle.loads(packed((Span(3, 5), "words")))
    (Span(start=3, end=5), 'words')
    """
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return out.getvalue()


def _unpacked(message: bytes) -> Any:
    """The value in a message of a process that we started. The search for garbage, which new objects set off, would take as long again."""
    searching = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(message)  # noqa: S301 - see above
    finally:
        if searching:
            gc.enable()


class _Worker:
    """A process at the other end of a socket, and the numbers of the tasks that it holds, the one that it is at first."""

    def __init__(self, work: bytes, memory: int | None) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-c", _COMMAND.format(theirs.fileno())]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()])  # noqa: S603 - ourselves
        self.line = Connection(ours.detach())
        self.held: deque[int] = deque()
        self.ready = False
        self.say(pickle.dumps((sys.path, memory)))
        self.say(work)

    def say(self, message: bytes) -> None:
        try:
            self.line.send_bytes(message)
        except (BrokenPipeError, ConnectionResetError):
            return  # it is dead: the next `hear` says so

    def hear(self) -> bytes | None:
        """What the worker sent; None when it is dead."""
        try:
            return self.line.recv_bytes()
        except (EOFError, OSError):
            return None

    def end(self) -> int:
        """The exit code, after making sure that the process ends."""
        self.line.close()
        try:
            return self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class _Crew(Generic[Task, Result]):
    """The workers, the tasks under way by number, and the results that wait for their turn."""

    def __init__(
        self,
        work: Callable[[Task], Result],
        tasks: Iterator[Task],
        lost: Callable[[Task, int, str], Result | None],
        memory: int | None,
        window: int,
    ) -> None:
        self._work, self._tasks, self._lost, self._memory, self._window = packed(work), enumerate(tasks), lost, memory, window
        self._crew: list[_Worker] = []
        self._open: dict[int, Task] = {}
        self._again: deque[int] = deque()
        self._done: dict[int, Result] = {}
        self._deaths: Counter[int] = Counter()
        self._false_starts = 0
        self._next = 0

    def hire(self, count: int) -> None:
        """Start so many workers."""
        self._crew += [_Worker(self._work, self._memory) for _ in range(count)]

    def dismiss(self) -> None:
        """End every worker, whatever it is at."""
        for worker in self._crew:
            worker.process.kill()
        for worker in self._crew:
            worker.end()

    def results(self) -> Iterator[Result]:
        """The results, each as soon as it and all before it are there."""
        while self._hand_out():
            lines = {worker.line: worker for worker in self._crew if worker.held}
            for line in wait(list(lines)):
                self._listen(lines[line])  # type: ignore[index]  # `wait` gives back what it was given
            while self._next in self._done:
                yield self._done.pop(self._next)
                self._next += 1

    def _hand_out(self) -> bool:
        """Give every worker tasks, the least busy first, as far as the window reaches. Is any task under way?"""
        while (worker := min(self._crew, key=lambda one: len(one.held))) and len(worker.held) < _AHEAD:
            number = self._again.popleft() if self._again else self._another()
            if number is None:
                break
            worker.held.append(number)
            worker.say(packed(self._open[number]))
        return bool(self._open)

    def _another(self) -> int | None:
        """The number of the next task, now open; None when there is none, or no room for its result."""
        if len(self._open) + len(self._done) >= self._window:
            return None
        number, task = next(self._tasks, (None, None))
        if number is not None:
            self._open[number] = task  # type: ignore[assignment]  # a number comes with its task
        return number

    def _listen(self, worker: _Worker) -> None:
        message = worker.hear()
        if message is None:
            self._bury(worker)
        elif not worker.ready:
            worker.ready, self._false_starts = True, 0
        else:
            number = worker.held.popleft()
            del self._open[number]
            self._done[number] = _unpacked(message)

    def _bury(self, worker: _Worker) -> None:
        """Replace a dead worker: the task that it was at has died with it, those behind are given out again."""
        code = worker.end()
        self._crew.remove(worker)
        waiting = list(worker.held)
        if worker.ready:
            number = waiting[0]
            self._deaths[number] += 1
            found = self._lost(self._open[number], self._deaths[number], _cause(code))
            if found is not None:
                del self._open[number]
                self._done[number] = found
                del waiting[0]
        else:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise QuothError("worker process", f"{_cause(code)} before it could begin", "run with one worker to see why")
        self._again.extendleft(reversed(waiting))
        self.hire(1)


def _cause(code: int) -> str:
    """What an exit code says in words."""
    if code >= 0:
        return f"the process ended with exit code {code}"
    if -code in (signal.SIGPROF, signal.SIGALRM):
        return "it took longer than the limit"
    return f"the process was killed by {signal.Signals(-code).name}" + (", as the system does when memory runs out" if code == -9 else "")
