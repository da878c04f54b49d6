"""A real server with the demo paper, a real Chromium, and the checkers of pages."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.pages import log_in

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
FILL = """
import django; django.setup()
from articles.demo import load_demo
from articles.demo.accounts import make_accounts
from tests.browser.pictures import put_pictures_in
load_demo(lambda sentence: None)
put_pictures_in()
for account in make_accounts(): print(*account)
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@dataclass
class Site:
    url: str
    database: str
    accounts: dict[str, tuple[str, str]]  # role → username, password
    environment: dict[str, str]

    def manage(self, *words: str) -> subprocess.CompletedProcess:
        """Run a command of manage.py on this site, beside its server."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        )


def _environment(folder, port=9):
    return os.environ | {
        "DEBUG": "0", "SECRET_KEY": "k" * 50, "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "SITE_URL": f"http://127.0.0.1:{port}", "ALLOWED_HOSTS": "127.0.0.1", "KEPT_PAGES": "1",
        "STATIC_ROOT": str(folder / "static"), "MEDIA_ROOT": str(folder / "media"),
        "ORIGINALS_ROOT": str(folder / "originals"), "NEWSROOM_NO_BOOTSTRAP": "1",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }  # fmt: skip


def _the_paper(shared):
    """The folder of a paper with all that the demo puts into it: made by the first of the processes that ask."""
    folder = shared / "paper"
    with Path(shared, "paper.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "accounts").exists():
            return folder
        folder.mkdir(exist_ok=True)
        # Two things that know nothing of each other, on the cores that the others would wait with.
        static = _begin(folder, "manage.py", "collectstatic", "--noinput", "-v0")
        _end(_begin(folder, "manage.py", "migrate", "-v0"))
        accounts = _end(_begin(folder, "-c", FILL))
        _end(static)
        (folder / "accounts").write_bytes(accounts)
    return folder


def _begin(folder, *words):
    command = [sys.executable, *words]
    return subprocess.Popen(command, cwd=ROOT, env=_environment(folder), stdout=subprocess.PIPE)


def _end(made) -> bytes:
    said, _ = made.communicate()
    assert not made.returncode, f"{made.args} ended with {made.returncode}"
    return said


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """The demo paper behind granian: production settings, two workers, kept pages. Each process of the tests
    has one of its own, made once and copied.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = tmp_path_factory.getbasetemp()
    paper = _the_paper(own if worker_id == "master" else own.parent)
    folder = shutil.copytree(paper, own / "site")
    environment = _environment(folder, port)
    lines = (folder / "accounts").read_text(encoding="utf-8").splitlines()
    accounts = {role: (name, word) for role, name, word in map(str.split, lines)}
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "newsroom.wsgi:application", "--interface", "wsgi", "--workers", "2",
         "--blocking-threads", "4", "--port", str(port), "--log-level", "warning"],
        cwd=ROOT, env=environment,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        yield Site(f"http://127.0.0.1:{port}", f"{folder}/site.sqlite3", accounts, environment)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def _wait_for(url):
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The server did not start.")


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("NEWSROOM_CHROMIUM")
    if not path:
        pytest.skip("Chromium is not there: manage.py test finds or installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    """A function that opens a page of the site; at the end no page may have complained in its console
    or asked another host for anything."""
    contexts, complaints = [], []

    def open_(path="/", *, width=1280, height=900, scheme="light", cookies=(), **more):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **more
        )
        context.add_cookies(list(cookies))
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                message.type in ("error", "warning") and complaints.append(message.text)
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith((site.url, "data:", "blob:", "about:"))
                or complaints.append(f"asked for {request.url}"))  # fmt: skip
        page.goto(site.url + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def session_of(browser, site):
    """A function that gives the cookies of somebody of a role. The form is filled in once for each: a
    password takes the server half a second, and is meant to."""
    known = {}

    def cookies(role):
        if role not in known:
            with browser.new_context() as context:
                log_in(context.new_page(), site, role)
                known[role] = context.cookies()
        return known[role]

    return cookies


@pytest.fixture
def desk_page(open_page, site, session_of):
    """A function that opens a page of the desk as a role: in a session that others of the role may share, or
    in its own, from the login form on."""

    def open_(path="", *, role="editor", own_session=False, **more):
        if not own_session:
            return open_page("/desk/" + path, cookies=session_of(role), **more)
        page = open_page("/desk/login/", **more)
        log_in(page, site, role, path)
        return page

    return open_


@pytest.fixture(scope="session")
def axe():
    """A function that returns what axe-core finds wrong with an open page, one line each. ``only`` are
    the rules to ask for, where not all: of a page seen before in other colours, those about colours.
    WCAG 2.2's size of targets is asked for too, which axe leaves out by itself."""
    script = Path(os.environ["NEWSROOM_NODE"], "axe-core", "axe.min.js").read_text(encoding="utf-8")

    def violations(page, only=()):
        page.wait_for_load_state()
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        found = page.evaluate(
            """(only) => axe.run(document, {preload: false, rules: {"target-size": {enabled: true}},
                 resultTypes: ["violations"], ...(only.length ? {runOnly: only} : {})}).then((found) => found.violations)""",
            list(only),
        )
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found
            for node in each["nodes"]
        ]

    return violations


@pytest.fixture(scope="session")
def axe_in_both(axe):
    """A function that returns what axe-core finds wrong with an open page in light, and then with its colours in
    dark: all else of it stays as it is. What changes its colour slowly is not waited for."""

    def violations(page):
        found = []
        for scheme, only in {"light": (), "dark": OF_COLOURS}.items():
            page.emulate_media(color_scheme=scheme)
            page.wait_for_load_state()
            page.evaluate("document.getAnimations().forEach((each) => each.finish())")
            found += [f"{scheme}: {each}" for each in axe(page, only)]
        return found

    return violations


@pytest.fixture(scope="session")
def html_errors(tmp_path_factory):
    """A function that returns what the Nu HTML checker finds wrong with pages given as {name: html}."""
    jar = Path(os.environ["NEWSROOM_NODE"], "vnu-jar", "build", "dist", "vnu.jar")
    folder = tmp_path_factory.mktemp("html")

    def errors(pages):
        for name, html in pages.items():
            (folder / f"{name}.html").write_text(html, encoding="utf-8")
        files = [str(folder / f"{name}.html") for name in pages]
        hurried = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it runs for seconds only
        command = [
            os.environ["NEWSROOM_JAVA"],
            *hurried,
            "-jar",
            str(jar),
            "--format",
            "gnu",
            *files,
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        return [
            line.rpartition("/")[2]
            for line in said.splitlines()
            if " error:" in line or ": error" in line
        ]

    return errors
