"""Every file is found once, under one name, whether in a folder or in an archive of it."""

import io
import stat
import tarfile
import zipfile

import pytest

from articles.importing import archives, folders

FILES = {
    "news/2014/2014-03-05-a.md": b"one",
    "news/b.txt": b"two",
    "news/_index.md": b"list",
    "topics/open-data/_index.md": b"name",
    "topics/_index.md": b"list",
    "sources/source_gsa.md": b"name",
    "images/a.yml": b"other",
}


@pytest.fixture
def folder(tmp_path):
    top = tmp_path / "content"
    for name, data in FILES.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    return top


def tar_of(path, entries, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, data in entries.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return path


def zip_of(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def seen(*paths):
    return {found.name: (found.kind, found.data, found.problem) for found in folders.walk(paths)}


def test_each_file_is_told_by_its_path(folder):
    kinds = {name: kind for name, (kind, _, _) in seen(folder).items()}
    assert kinds == {
        "news/2014/2014-03-05-a.md": "article", "news/b.txt": "article", "news/_index.md": "list page",
        "topics/open-data/_index.md": "names", "topics/_index.md": "list page",
        "sources/source_gsa.md": "names", "images/a.yml": "other",
    }  # fmt: skip


def test_an_archive_gives_the_same_as_its_folder(folder, tmp_path):
    expected = seen(folder)
    assert expected["news/b.txt"] == ("article", b"two", "")
    for ending, mode in (
        ("tar", "w"),
        ("tar.gz", "w:gz"),
        ("tar.xz", "w:xz"),
        ("tar.bz2", "w:bz2"),
        ("tgz", "w:gz"),
    ):
        assert seen(tar_of(tmp_path / f"x.{ending}", FILES, mode)) == expected
    assert seen(zip_of(tmp_path / "x.zip", FILES)) == expected


def test_the_files_of_a_folder_come_in_order(folder):
    names = [found.name for found in folders.walk([folder])]
    assert names == ["images/a.yml", "news/_index.md", "news/b.txt", "news/2014/2014-03-05-a.md",
                     "sources/source_gsa.md", "topics/_index.md", "topics/open-data/_index.md"]  # fmt: skip


def test_two_files_of_one_name_are_kept_apart(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_bytes(name.encode())
    found = list(folders.walk([tmp_path / "one", tmp_path / "two"]))
    assert [one.data for one in found] == [b"one", b"two"]
    assert len({one.name for one in found}) == 2


def test_what_does_not_exist_is_told(tmp_path):
    ((_, _, problem),) = seen(tmp_path / "nowhere").values()
    assert problem == "There is no such file or folder."


def test_a_link_in_a_folder_is_not_followed(folder):
    (folder / "news" / "c.md").symlink_to("/etc/hostname")
    assert "link" in seen(folder)["news/c.md"][2]


def test_a_file_larger_than_an_article_is_told_and_not_read(tmp_path):
    big = b"x" * (archives.LARGEST_FILE + 1)
    (tmp_path / "big.txt").write_bytes(big)
    paths = [
        tmp_path,
        tar_of(tmp_path / "a.tar.gz", {"big.md": big}),
        zip_of(tmp_path / "b.zip", {"big2.md": big}),
    ]
    problems = {
        name: problem for name, (_, data, problem) in seen(*paths).items() if name.startswith("big")
    }
    assert problems == dict.fromkeys(["big.txt", "big.md", "big2.md"], archives.TOO_LARGE)


@pytest.mark.parametrize("name", ["/abs.md", "../up.md", "a/../../up.md", "..\\up.md", "C:\\up.md"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name, tmp_path):
    entries = {name: b"x", "good.md": b"y"}
    for path in (tar_of(tmp_path / "a.tar", entries, "w"), zip_of(tmp_path / "a.zip", entries)):
        found = list(folders.walk([path]))
        assert "leads out" in found[0].problem
        assert (found[1].data, found[1].problem) == (b"y", "")


def test_links_in_archives_are_refused(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        header = tarfile.TarInfo("a.md")
        header.type, header.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(header)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        link = zipfile.ZipInfo("b.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    for path in (tmp_path / "a.tar", tmp_path / "b.zip"):
        ((_, data, problem),) = seen(path).values()
        assert (data, "link" in problem) == (b"", True)


def test_a_damaged_archive_gives_what_came_before_and_says_so(tmp_path):
    whole = tar_of(tmp_path / "a.tar", {"a.md": b"one", "b.md": b"x" * 20_000}, "w").read_bytes()
    (tmp_path / "cut.tar").write_bytes(whole[:9_000])
    found = seen(tmp_path / "cut.tar")
    assert found["a.md"][1] == b"one"
    assert "damaged" in found["cut.tar"][2]
    for name in ("no.zip", "no.tar.xz", "no.tar.gz"):
        (tmp_path / name).write_bytes(b"nothing of the kind")
        assert "damaged" in seen(tmp_path / name)[name][2]


def test_an_archive_that_unpacks_to_too_much_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 10_000)
    entries = {f"{number}.md": b"x" * 4_000 for number in range(5)}
    for path in (tar_of(tmp_path / "a.tar.gz", entries), zip_of(tmp_path / "a.zip", entries)):
        found = list(folders.walk([path]))
        assert len(found) < 6
        assert "too much" in found[-1].problem


def test_an_extended_header_is_no_way_to_fill_the_memory(tmp_path):
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 900_000_000
    (tmp_path / "a.tar").write_bytes(header.tobuf() + b"\0" * 2048)
    ((_, _, problem),) = seen(tmp_path / "a.tar").values()
    assert "damaged" in problem


def test_an_archive_without_files_says_so(tmp_path):
    ((_, _, problem),) = seen(tar_of(tmp_path / "a.tar", {}, "w")).values()
    assert problem == "There is no file in this archive."
