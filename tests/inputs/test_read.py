"""Reading: what becomes of a good input. Broken ones are in test_broken.py."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.inputs import read, read_iter
from dateline.inputs.plain import unwrap
from dateline.model import Report

WORDS = "Officials met in Vienna on Friday to discuss the inspection programme."
DAY = date(2021, 12, 3)
PAGE = """<!doctype html><html lang="en"><head><title>Talks resume - The Example Herald</title>
<meta property="og:site_name" content="The Example Herald"><link rel="canonical" href="https://herald.example/a">
{date}<script>document.write("bad")</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Talks resume in Vienna</h1><p onclick="x()">Delegates from six countries came back to Vienna on Friday
for a further round of talks about inspections.</p><p>A spokesman said that the meeting would last until Sunday.
<script>x</script></p></article></body></html>"""
PUBLISHED = '<meta property="article:published_time" content="2021-12-03T23:30:00-05:00">'


def one(folder: Path, name: str, content: str | bytes, **options: date) -> Report:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    got = read([path], **options)
    assert [str(error) for error in got.refused] == []
    (report,) = got.reports
    return report


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f" date 2021-12-03 {WORDS}\n\nMore.\n", f"{WORDS}\n\nMore.\n"),
        (f"date 2021-12-03  {WORDS}\r\n\r\nMore.  ", f" {WORDS}\r\n\r\nMore.  "),
        (f" date 2021-12-03\n{WORDS}", WORDS),
        (f"Date: 2021-12-03\n\n{WORDS}\n", f"{WORDS}\n"),
        (f"Title: Talks\r\nDate: 3 December 2021\r\n\r\n\r\n{WORDS}", f"\r\n{WORDS}"),
        (f"---\ntitle: 'Talks'\ndate: 2021-12-03T10:00:00Z\n---\n\n{WORDS}", f"\n{WORDS}"),
        (f"\ufeff date 2021-12-03 {WORDS}", WORDS),
        (f" date 2021-12-03 Cafe\u0301 {WORDS}", f"Cafe\u0301 {WORDS}"),
    ],
)
def test_text_is_what_follows_the_wrapper(tmp_path, content, text):
    report = one(tmp_path, "a.txt", content)
    assert (report.id, report.date, report.text) == ("a", DAY, text)


@pytest.mark.parametrize(
    "content",
    [
        "Putin: no deal\nBiden: no deal\nSource: the talks went on.",
        "Source: a person who was there said so.\nMore.",
        "Date: to be announced\nMore.",
        "---\nno keys here\n---\nMore.",
        "---\ntitle: never closed\nMore.",
        "The date 2021-12-03 was set long ago.",
        "date 2021-12-03rd is a day",
    ],
)
def test_what_only_looks_like_a_wrapper_is_text(tmp_path, content):
    assert one(tmp_path, "a.txt", content, date=DAY).text == content


def test_header_fields(tmp_path):
    content = "Headline: Talks resume\nSource: The Example Herald\nURL: https://herald.example/a\nLanguage: English\n"
    report = one(tmp_path, "a.txt", f"{content}Published: December 3, 2021\nByline: A. Writer\nId: h1\n\n{WORDS}")
    url, extra = "https://herald.example/a", {"author": "A. Writer"}
    assert report == Report("h1", DAY, WORDS, "Talks resume", "The Example Herald", url, "en", extra)


def test_front_matter_lists_and_markdown_heading(tmp_path):
    content = f"---\ndate: 2021-12-03\ntags: [talks, Vienna]\npeople:\n- Ann\n- Ben\n---\n# Talks resume #\n\n{WORDS}"
    report = one(tmp_path, "a.md", content)
    assert report.title == "Talks resume"
    assert report.text == f"# Talks resume #\n\n{WORDS}"
    assert report.extra == {"tags": ["talks", "Vienna"], "people": ["Ann", "Ben"]}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2021-12-03.txt", True),
        ("herald_2021-12-03_talks.txt", True),
        ("2021_12_03.txt", True),
        ("20211203-talks.txt", True),
        ("20211203T1030.txt", True),
        ("a20211203f.txt", False),
        ("12021-12-034.txt", False),
        ("2021-13-03.txt", False),
        ("talks.txt", False),
    ],
)
def test_date_in_the_name(tmp_path, name, found):
    (tmp_path / name).write_text(WORDS)
    got = read([tmp_path / name])
    assert [r.date for r in got.reports] == ([DAY] if found else [])


def test_the_date_in_front_wins_then_the_name_then_the_argument(tmp_path):
    other = date(2020, 1, 1)
    assert one(tmp_path, "2021-12-04.txt", f" date 2021-12-03 {WORDS}", date=other).date == DAY
    assert one(tmp_path, "2021-12-03.txt", WORDS, date=other).date == DAY
    assert one(tmp_path, "a.txt", WORDS, date=other).date == other


@pytest.mark.parametrize(
    "value",
    ["2021-12-03", "2021/12/03", "20211203", "2021-12-03T10:00:00.000Z", "2021-12-03 23:59:59-05:00", "3 December 2021",
     "Friday, December 3, 2021", "Dec. 3, 2021", "Fri, 03 Dec 2021 10:00:00 GMT", "3rd Dec 2021 at 10:30 am"],
)  # fmt: skip
def test_ways_to_write_a_date(tmp_path, value):
    assert one(tmp_path, "a.jsonl", json.dumps({"date": value, "text": WORDS})).date == DAY


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "“Näher als je”, said the minister in Zürich"),
        ("utf-8-sig", "“Näher als je”, said the minister in Zürich"),
        ("utf-16", "Переговоры продолжались in Vienna"),
        ("utf-32", "the talks in 北京"),
        ("cp1252", "“Closer than ever”, said the minister in Zürich"),
    ],
)
def test_encodings(tmp_path, encoding, text):
    assert one(tmp_path, "2021-12-03.txt", text.encode(encoding)).text == text
    row = json.dumps({"date": "2021-12-03", "text": text}, ensure_ascii=False)
    assert one(tmp_path, "a.jsonl", row.encode(encoding)).text == text
    assert one(tmp_path, "a.csv", f'date,text\r\n2021-12-03,"{text}"\r\n'.encode(encoding)).text == text


ROWS = [
    {"id": "a", "date": "2021-12-03", "text": 'Line one.\r\n"Two", said the man; she didn\'t.\n', "title": "Talks"},
    {"id": "b", "date": "2021-12-04", "text": "  Blanks stay. ", "outlet": "Herald", "section": "World"},
    {"id": "7", "date": "2021-12-05", "text": "a,b\tc", "url": "https://herald.example/7", "language": "en"},
]


def _csv(delimiter: str) -> bytes:
    names = list(dict.fromkeys(key for row in ROWS for key in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def _parquet() -> bytes:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    names = list(dict.fromkeys(key for row in ROWS for key in row))
    out = io.BytesIO()
    columns = {name: [row.get(name) for row in ROWS] for name in names}
    columns["date"] = [date.fromisoformat(row["date"]) for row in ROWS]
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


TABLES = {
    "rows.jsonl": lambda: "\n".join(map(json.dumps, ROWS)).encode(),
    "rows.ndjson": lambda: "\n\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode(),
    "rows.json": lambda: json.dumps(ROWS, indent=1).encode(),
    "objects.json": lambda: "\n".join(json.dumps(row, indent=1) for row in ROWS).encode(),
    "rows.csv": lambda: _csv(","),
    "excel.csv": lambda: _csv(";"),
    "rows.tsv": lambda: _csv("\t"),
    "rows.parquet": _parquet,
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", TABLES)
def test_tables_give_the_same_reports(tmp_path, name, packed):
    data = TABLES[name]()
    path = tmp_path / (name + ".gz" * packed)
    path.write_bytes(gzip.compress(data) if packed else data)
    got = read([path])
    assert got.refused == ()
    assert [(r.id, r.date.isoformat(), r.text) for r in got.reports] == [(r["id"], r["date"], r["text"]) for r in ROWS]
    assert [r.title for r in got.reports] == ["Talks", None, None]
    assert [r.outlet for r in got.reports] == [None, "Herald", None]
    assert got.reports[1].extra["section"] == "World"
    assert got.reports[2].url == "https://herald.example/7"


def test_one_json_object_is_one_report_with_the_files_name(tmp_path):
    row = {"date": "2021-12-03", "text": WORDS}
    assert one(tmp_path, "talks.json", json.dumps(row, indent=2)).id == "talks"
    assert one(tmp_path, "talks.json", json.dumps([row])).id == "talks-1"


def test_a_report_written_out_is_read_back(tmp_path):
    report = Report("a", DAY, "Text. ", "T", "O", "https://o.example", "fr", {"n": [1, None], "deep": {"x": "y"}})
    back = one(tmp_path, "a.jsonl", json.dumps(report.to_dict()))
    assert back == report
    assert back.extra == report.extra


def test_unknown_keys_and_unusable_values_are_kept_under_extra(tmp_path):
    row = {"date": "2021-12-03", "text": WORDS, "url": "javascript:x()", "title": "", "score": 1.5, "nan": float("nan")}
    report = one(tmp_path, "a.jsonl", json.dumps(row))
    assert (report.url, report.title) == (None, None)
    assert report.extra == {"url": "javascript:x()", "score": 1.5, "nan": None}
    assert report.id == "a-1"


def test_a_page(tmp_path):
    report = one(tmp_path, "a.html", PAGE.format(date=PUBLISHED))
    assert (report.date, report.outlet, report.url) == (DAY, "The Example Herald", "https://herald.example/a")
    assert report.title == "Talks resume in Vienna"
    assert report.language == "en"
    assert "the meeting would last until Sunday." in report.text
    for markup in ("<", "script", "bad", "Home", "onclick"):
        assert markup not in report.text


def test_a_page_of_the_future_keeps_its_date(tmp_path):
    later = PUBLISHED.replace("2021", "2099")
    assert one(tmp_path, "a.html", PAGE.format(date=later)).date == date(2099, 12, 3)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("<time datetime='2021-12-03'>Friday</time>", True),
        ("<p>Published: 3 December 2021</p><ul><li>1 January 2020</li></ul>", True),
        ("<p>3 December 2021</p>", True),
        ("<p class='byline'>By A. Writer | 2021-12-03</p>", True),
        ("<p>3 December 2021</p><p>1 January 2020</p>", False),
        ("<p>The ceasefire of 2021-12-03 held.</p>", False),
        ("<p>Updated 2 hours ago</p>", False),
        ("<footer>Copyright 2021</footer>", False),
    ],
)
def test_the_date_of_a_page_is_what_it_states_for_itself(tmp_path, more, found):
    (tmp_path / "a.html").write_text(PAGE.format(date="").replace("</article>", f"{more}</article>"))
    assert [r.date for r in read([tmp_path / "a.html"]).reports] == ([DAY] if found else [])


def test_a_page_without_a_date_takes_the_name(tmp_path):
    assert one(tmp_path, "2021-12-03.html", PAGE.format(date="")).date == DAY


def test_folders_patterns_and_doubles(tmp_path):
    for name in (
        "b/2021-12-03.txt",
        "a/2021-12-03.txt",
        "a/.hidden.txt",
        "a/README.md",
        "a/x.png",
        "b/deep/2021-12-04.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Report in {name}.")
    (tmp_path / "b" / "notes.json").write_text('{"topics": []}')
    got = read([tmp_path])
    assert got.refused == ()
    assert [r.id for r in got.reports] == ["a/2021-12-03", "b/2021-12-03", "2021-12-04"]
    assert len(got.notes) == 1
    assert "holds no reports" in got.notes[0]
    assert read([tmp_path, tmp_path / "a" / "2021-12-03.txt"]).reports == got.reports
    assert read([tmp_path / "*" / "*.txt"]).reports == got.reports[:2]
    assert len(read([tmp_path / "**" / "*"]).reports) == 3
    (tmp_path / "b" / "2021-12-03.txt").write_bytes((tmp_path / "a" / "2021-12-03.txt").read_bytes())
    assert [r.id for r in read([tmp_path]).reports] == ["2021-12-03", "2021-12-04"]


def test_the_ids_do_not_hang_on_the_order_of_the_paths(tmp_path):
    for name in ("a.txt", "a.md", "x/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} {WORDS}")
    paths = [tmp_path / "a.txt", tmp_path / "a.md", tmp_path / "x" / "a.txt"]
    forth, back = read(paths, date=DAY).reports, read(paths[::-1], date=DAY).reports
    assert [r.id for r in forth] == ["a.txt", "a.md", "x/a"]
    assert forth == back[::-1]


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (f" date 2021-12-03 {WORDS}".encode(), ["stdin"]),
        ("\n".join(map(json.dumps, ROWS)).encode(), ["a", "b", "7"]),
        (json.dumps(ROWS, indent=2).encode(), ["a", "b", "7"]),
        (gzip.compress("\n".join(map(json.dumps, ROWS)).encode()), ["a", "b", "7"]),
        (PAGE.format(date=PUBLISHED).encode(), ["stdin"]),
        (_csv(";"), ["a", "b", "7"]),
        (_parquet(), ["a", "b", "7"]),
    ],
)
def test_standard_input(data, ids):
    stream = io.BytesIO(data)
    got = read(["-", "-"], stdin=stream)
    assert [r.id for r in got.reports] == ids
    assert got.refused == ()
    assert not stream.closed


@pytest.mark.parametrize("name", ["report", "report.gz", "Report No. 5", "2021 report.v2.txt", "LOUD.TXT"])
def test_names_without_a_telling_suffix(tmp_path, name):
    content = f" date 2021-12-03 {WORDS}".encode()
    report = one(tmp_path, name, gzip.compress(content) if name.endswith(".gz") else content)
    assert report.text == WORDS
    assert report.id == name.removesuffix(".gz").removesuffix(".txt").removesuffix(".TXT")


def test_rows_stream():
    class Endless(io.RawIOBase):
        """Rows without end: reading them all would never come back."""

        def __init__(self) -> None:
            self.count = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            self.count += 1
            line = (json.dumps({"id": self.count, "date": "2021-12-03", "text": WORDS}) + "\n").encode()
            buffer[: len(line)] = line
            return len(line)

    reports = read_iter(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert [next(reports).id for _ in range(3)] == ["1", "2", "3"]
    reports.close()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ceasefire holds", "en"),
        ("Selensky trifft Macron in Paris", "en"),
        (WORDS, "en"),
        ("Le président de la République a déclaré que les négociations se poursuivraient à Genève la semaine "
         "prochaine, malgré les réserves exprimées par plusieurs ministres des pays voisins.", "fr"),
        ("Министр иностранных дел заявил, что переговоры продолжатся на следующей неделе в Женеве", "ru"),
        ("政府は金曜日に新しい措置を発表した。首相は記者団に対し、協議を続けると述べた。", "ja"),
        ("12.5 % 300", None),
    ],
)  # fmt: skip
def test_language(tmp_path, text, language):
    assert one(tmp_path, "2021-12-03.txt", text).language == language
    row = json.dumps({"date": "2021-12-03", "text": text, "language": "de-AT"})
    assert one(tmp_path, "a.jsonl", row).language == "de"


def test_import_is_light():
    code = "import sys, dateline.inputs; print([m for m in %r if m in sys.modules])"
    heavy = ["numpy", "pyarrow", "lxml", "trafilatura", "htmldate", "py3langid", "spacy"]
    done = subprocess.run([sys.executable, "-c", code % heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300))
def test_the_text_is_the_decoded_input_less_the_wrapper(text):
    for head in ("", " date 2021-12-03 ", "Date: 2021-12-03\n\n", "---\ndate: 2021-12-03\n---\n"):
        got = unwrap(head + text)
        assert got.text == (head + text)[got.start :]
        if head == " date 2021-12-03 ":
            assert got.text == text
    assert unwrap("---\ndate: 2021-12-03\n---\n" + text).text == text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_stream_hands_over_the_bytes_it_got(text, end):
    body = f"{text}{end}{text}"
    (report,) = read(["-"], stdin=io.BytesIO(f" date 2021-12-03 {body}".encode())).reports
    assert report.text == body


@pytest.mark.shared
def test_the_seeds_and_a_timeline_folder():
    shared = Path(__file__).resolve().parents[3] / "shared"
    if not shared.exists():
        pytest.skip("the benchmark data in ../shared is not here")
    seeds = read([shared / "seeds"])
    assert [r.date.isoformat() for r in seeds.reports] == ["2021-12-03"] * 2 + ["2022-01-26"] + ["2021-12-31"] * 2
    for report, path in zip(seeds.reports, sorted((shared / "seeds").glob("*.txt")), strict=True):
        assert f" date {report.date} {report.text}".encode() == path.read_bytes()
        assert report.language == "en"
    t17 = read([shared / "eval" / "timelines" / "t17" / "mj.articles.jsonl.gz"])
    assert (len(t17.reports), t17.refused) == (138, ())
