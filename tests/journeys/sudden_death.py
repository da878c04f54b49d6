"""A desk whose server is killed again and again while four people save, publish and withdraw.

Run by ``test_sudden_death.py`` in the environment of a site of its own: it prints, as JSON, what each
death met and what it left. A server here is a fork of this process that answers HTTP with the site's
own WSGI application, as after a preload; every so often it is granian, as in production.
"""

import json
import mmap
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPConnection, HTTPException
from socketserver import ThreadingMixIn
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django

django.setup()

from django.conf import settings  # noqa: E402  Django is ready only now
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.db.backends.utils import CursorWrapper  # noqa: E402
from django.test import Client  # noqa: E402

from articles.actions.words import Words  # noqa: E402
from articles.admin.clashes import as_sent  # noqa: E402
from articles.models import Article, Revision  # noqa: E402
from newsroom.wsgi import django_application  # noqa: E402
from tests.agreement import disagreements  # noqa: E402
from tests.factories import a_draft, a_section, a_tag, an_account, an_author  # noqa: E402

CLIENTS, EVERY_SO_OFTEN = 4, 20  # every so many deaths, the server is granian
SLOTS = 1_024  # the threads of one server whose place in their work is watched
TOKEN, DAY = "t" * 32, date(2026, 11, 20)


class Watch:
    """Memory that outlives a killed fork: for each of its threads, whether it was in a transaction, and
    after how many statements of its request."""

    def __init__(self):
        self.memory = mmap.mmap(-1, 2 * SLOTS)
        self.own = threading.local()
        self.next = iter(range(SLOTS))

    def begin(self) -> None:
        self.own.slot, self.own.count = 2 * next(self.next, SLOTS - 1), 0

    def note(self) -> None:
        if hasattr(self.own, "slot"):
            self.own.count = min(self.own.count + 1, 255)
            self.memory[self.own.slot] = int(connection.in_atomic_block)
            self.memory[self.own.slot + 1] = self.own.count

    def end(self) -> None:
        self.memory[self.own.slot] = 0

    def inside(self) -> list[int]:
        """After how many statements each that was in a transaction was killed."""
        return [self.memory[2 * slot + 1] for slot in range(SLOTS) if self.memory[2 * slot]]


def watched(execute, watch):
    def run(cursor, *args, **kwargs):
        watch.note()
        return execute(cursor, *args, **kwargs)

    return run


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 32


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class Forked:
    """This process's fork, with an HTTP server in it."""

    def __init__(self):
        self.watch = Watch()
        server = make_server("127.0.0.1", 0, self._answer, Threads, Silent)
        self.port = server.server_port
        connections.close_all()
        self.pid = os.fork()
        if not self.pid:
            CursorWrapper.execute = watched(CursorWrapper.execute, self.watch)
            server.serve_forever()
        server.server_close()

    def _answer(self, environ, start_response):
        self.watch.begin()
        try:
            return list(django_application(environ, start_response))
        finally:
            self.watch.end()
            connections.close_all()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


class Granian:
    """The server of production, in a process group of its own."""

    watch = None

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", "newsroom.wsgi:application", "--interface", "wsgi",
             "--workers", "1", "--blocking-threads", "4", "--port", str(self.port), "--log-level", "error"],
            start_new_session=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("granian did not start.")

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Sent:
    """One request: the mark in its words, and whether it was answered; ``stored`` is what the answer said."""

    mark: str
    answered: bool = False
    stored: bool = False
    seconds: float = 0.0


@dataclass
class Person:
    """Somebody who saves one article over and over, until nobody answers."""

    cookie: str
    article: int
    dice: random.Random
    tags: list[str]
    authors: list[str]
    sent: list[Sent] = field(default_factory=list)

    def work(self, port: int) -> None:
        version = Article.objects.get(pk=self.article).version
        connection.close()
        try:
            while True:
                version += self._post(port, version)
        except (OSError, HTTPException):
            return  # killed

    def _post(self, port: int, version: int) -> bool:
        sent = Sent(f"m{self.dice.getrandbits(60)}")
        form = self.form | self._typed(sent.mark) | {"begun_from": [str(version)]}
        path = f"/desk/articles/article/{self.article}/change/"
        if self.dice.random() < 0.1:
            form, path = {}, f"/desk/articles/article/{self.article}/withdraw/"
        else:
            self.sent.append(sent)
        body = urlencode(form | {"csrfmiddlewaretoken": [TOKEN]}, doseq=True)
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        begun, line = time.monotonic(), HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            line.request("POST", path, body, headers)
            status = line.getresponse().status
        finally:
            line.close()
        if status not in (200, 302):
            raise RuntimeError(f"{path} answered {status}.")
        sent.answered, sent.stored = True, status == 302
        sent.seconds = time.monotonic() - begun
        return bool(form) and sent.stored

    def _typed(self, mark: str) -> dict:
        button = self.dice.choice(["_save", "_publish", "_publish"])
        tags = self.dice.sample(self.tags, self.dice.randint(0, 4))
        return {
            "headline": [f"Headline {mark}"], "standfirst": [f"Standfirst {mark}"],
            "body": [f"<p>Body {mark}</p>"], "author_note": [" ".join(sorted(tags))],
            "tags": tags, "byline": self.dice.sample(self.authors, 2), button: ["1"],
        }  # fmt: skip


def people(dice: random.Random) -> list[Person]:
    """Four of them on three articles: two share one."""
    section, tags = a_section(), [a_tag(f"T{number}").name for number in range(6)]
    authors = [str(an_author().pk) for _ in range(3)]
    articles = [a_draft(section=section, published_on=DAY) for _ in range(CLIENTS - 1)]
    found = []
    for number in range(CLIENTS):
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.force_login(an_account("editor"))
        session = browser.cookies[settings.SESSION_COOKIE_NAME].value
        article = articles[max(number - 1, 0)]
        cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
        person = Person(cookie, article.pk, dice, tags, authors)
        person.form = as_sent(Words.of(article))
        browser.get(
            f"/desk/articles/article/{article.pk}/change/"
        )  # loads what a server has loaded
        found.append(person)
    return found


def die(server, staff: list[Person], after: float) -> dict:
    """Let everybody work, kill the server some seconds later; what was on its way then."""
    threads = [threading.Thread(target=person.work, args=[server.port]) for person in staff]
    for thread in threads:
        thread.start()
    time.sleep(after)
    server.kill()
    for thread in threads:
        thread.join()
    return {"inside": server.watch.inside() if server.watch else None}


def left(staff: list[Person]) -> dict:
    """What a death left: of all that was sent, what was stored, and what contradicts itself."""
    kept = dict(Revision.objects.values_list("content__headline", "content"))
    wrong = disagreements()
    counts = {"answered": 0, "refused": 0, "committed": 0, "undone": 0}
    for sent in (each for person in staff for each in person.sent):
        found = kept.get(f"Headline {sent.mark}")
        if found:
            wrong += mixed(sent.mark, found)
        if sent.answered and sent.stored != bool(found):
            wrong.append(f"{sent.mark}: answered {sent.stored}, stored {bool(found)}.")
        counts[how_it_ended(sent, found)] += 1
    for person in staff:
        person.sent.clear()
    return counts | {"wrong": wrong}


def how_it_ended(sent: Sent, found: dict | None) -> str:
    """Answered or refused; or, of what was on its way, committed or undone."""
    if sent.answered:
        return "answered" if sent.stored else "refused"
    return "committed" if found else "undone"


def mixed(mark: str, content: dict) -> list[str]:
    """Whether the words and the tags of one save lie in one revision."""
    words = f"Standfirst {mark}", f"<p>Body {mark}</p>", " ".join(content["tags"])
    same = words == (content["standfirst"], content["body"], content["author_note"])
    return [] if same else [f"{mark}: {content}"]


def usual_seconds(staff: list[Person]) -> float:
    """How long the first request of each takes a new server, here and now: over that deaths are spread."""
    slowest = []
    for _ in range(3):
        die(Forked(), staff, 2.5)
        slowest.append(max(person.sent[0].seconds for person in staff))
        left(staff)
    return sorted(slowest)[1]


def main(deaths: int, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 no secret
    get_user_model().objects.all().delete()
    staff = people(dice)
    length = usual_seconds(staff)
    for number in range(deaths):
        server = Granian() if number % EVERY_SO_OFTEN == 0 else Forked()
        met = die(server, staff, dice.uniform(0.02, 1.5 * length))
        print(json.dumps(met | left(staff) | {"usual": length}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
