"""Pictures in a storage that speaks S3, as a site sets it up: by two addresses in its environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# What a site does, in a process of its own, since settings are read once.
SITE = """
import django, json, sys
django.setup()
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
from articles.actions.library import add_picture, delete_picture, replace_file
from articles.actions.live_pictures import go_public
from articles.actions.tidying import tidy_away
from articles.actions import tidying
from articles.models import media_url
from tests.factories import a_picture_file
picture = add_picture(a_picture_file("red"), by=None)
facts = go_public(picture).facts
path = facts["card"]["avif"][0][1]
with storages["originals"].open(picture.file.original) as file:
    same = file.read() == a_picture_file("red")
answer = Client().get(f"/media/{path}", secure=True)
page = Client().get("/", secure=True)
missing = Client().get("/media/pictures/" + 32 * "0" + ".webp", secure=True)
delete_picture(picture, by=None)
tidying.SPARED = tidying.SPARED * 0
gone = len(list(tidy_away()))
print(json.dumps({
    "path": path, "url": media_url(path), "same": same, "type": answer["Content-Type"], "begin": answer.content[4:12].decode(),
    "policy": page["Content-Security-Policy"], "missing": missing.status_code, "gone": gone,
    "left": storages["default"].exists(path), "original": picture.file.original,
}))
"""


@pytest.fixture
def s3():
    moto = pytest.importorskip("moto.server", reason="needs requirements-dev.txt")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    import boto3

    address = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "word"}
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1", **keys)
    for name in ("readers", "originals"):
        client.create_bucket(Bucket=name)
    yield address, client
    server.stop()


@pytest.mark.slow
def test_a_site_keeps_its_pictures_in_buckets_and_readers_get_them_from_another_host(s3, tmp_path):
    address, client = s3
    where = f"?region=us-east-1&endpoint={address}"
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "SECRET_KEY": "k" * 50, "SITE_URL": "https://paper.example.org", "ALLOWED_HOSTS": "testserver",
        "DATABASE_URL": f"sqlite:///{tmp_path}/paper.sqlite3", "STATIC_ROOT": str(tmp_path),
        "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "word", "KEPT_PAGES": "0", "DEBUG": "1",
        "MEDIA_STORAGE": f"s3://readers/paper{where}", "ORIGINALS_STORAGE": f"s3://originals/paper{where}",
        "MEDIA_HOST": "https://media.example.org:8443/paper",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", SITE],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["same"]
    assert told["url"] == f"https://media.example.org:8443/paper/{told['path']}"
    assert (told["type"], told["begin"]) == ("image/avif", "ftypavif")
    assert "img-src 'self' data: https://media.example.org:8443;" in told["policy"]
    assert told["missing"] == 404
    assert told["gone"] == 6  # the original, and whole and card are the same at 4:3
    assert not told["left"]
    kept = client.list_objects_v2(Bucket="readers").get("Contents", [])
    assert kept == []


@pytest.mark.slow
def test_a_bucket_tells_readers_what_a_file_is_and_that_it_never_changes(s3, monkeypatch):
    from django.core.files.storage import storages

    from articles.actions.renditions import keep_for_readers
    from newsroom.environment import Environment

    address, client = s3
    where = f"s3://readers/paper?region=us-east-1&endpoint={address}"
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", "word"),
        ("WHERE", where),
    ):
        monkeypatch.setenv(name, value)
    import environ

    storage = storages.create_storage(Environment(environ.Env()).storage("WHERE", public=True))
    monkeypatch.setattr("articles.actions.renditions.default_storage", storage)
    path = keep_for_readers(b"content", "avif")
    head = client.head_object(Bucket="readers", Key=f"paper/{path}")
    assert (head["ContentType"], head["CacheControl"]) == (
        "image/avif",
        "public, max-age=31536000, immutable",
    )
    with storage.open(path) as file:
        assert file.read() == b"content"
