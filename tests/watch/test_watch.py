"""Alerts: what each rule finds, once; kept when it cannot be sent; signed, and one line where it must be."""

from __future__ import annotations

import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.case.conftest import HARBOUR, NOW, TALKS, received, report

from dateline.case import Case, create
from dateline.cli import cli
from dateline.errors import CaseError, UsageError
from dateline.model import Citation
from dateline.watch import deliver
from dateline.watch.find import Alert
from dateline.watch.rules import checked
from dateline.watch.run import watch

SHIPS = "ships off Valdora, the port authority said."
COUNT_1 = report("c1", "2022-02-01", f"The navy of Ostmark has 40 {SHIPS}", "Coastal Wire")
COUNT_2 = report("c2", "2022-02-03", f"The navy of Ostmark now has 55 {SHIPS}", "Inland Post")
DEMAND = report("d1", "2022-02-03", "Russia demands an end to the naval exercise, Sergei Lavrov said.", "Inland Post")
REFUSE = report(
    "d2", "2022-02-05", "Russia accepts the naval exercise, Sergei Lavrov said on Saturday.", "Coastal Wire"
)


class Box:
    """Keeps what is sent."""

    def __init__(self) -> None:
        self.alerts: list[Alert] = []

    def __call__(self, alert: Alert, time: str) -> None:
        assert time == NOW
        self.alerts.append(alert)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Yield an empty case."""
    with create(str(tmp_path / "desk.case")) as made:
        yield made


def watched(case: Case, rule: dict[str, Any], *later: Any) -> list[Alert]:
    """Return what a rule alerts when these reports come after a first watch."""
    case.set("rules", [rule])
    case.add(received(HARBOUR, COUNT_1), now=NOW)
    box = Box()
    assert watch(case, now=NOW, send=box) == []
    case.add(received(*later), now=NOW)
    found = watch(case, now=NOW, send=box)
    assert box.alerts == found
    assert watch(case, now=NOW, send=box) == []
    for alert in found:
        texts = {r.id: r.text for r in case.reports()}
        assert all(0 <= c.start < c.end <= len(texts[c.report]) for c in alert.citations)
    return found


def test_a_figure_that_moves(case: Case) -> None:
    """By more than so many percent, from the point before it; both are cited."""
    (alert,) = watched(case, {"when": "figure", "about": "ships", "by": 10}, COUNT_2)
    assert "40 (2022-02-01) -> 55 (2022-02-03), +38 %" in alert.text
    assert alert.citations[-1].report == "c2"


def test_a_figure_that_moves_too_little_or_counts_something_else(case: Case) -> None:
    """Below the percentage, and about another thing, there is silence."""
    assert watched(case, {"when": "figure", "about": "ships", "by": 50}, COUNT_2) == []
    case.set("rules", [{"when": "figure", "about": "prisoners"}])
    assert watch(case, now=NOW, send=Box()) == []


def test_a_stance_that_is_taken(case: Case) -> None:
    """A new stance of the actor on the issue, with its words."""
    found = watched(case, {"when": "stance", "actor": "Russia"}, DEMAND, REFUSE)
    assert found
    assert all("d" in c.report for alert in found for c in alert.citations)


def test_what_was_ahead_is_settled(case: Case) -> None:
    """Talks that were scheduled took place: the statement and the words that settle it are cited."""
    held = report("h1", "2022-02-08", "Talks on the blockade were held in Geneva on Monday.", "Inland Post")
    found = watched(case, {"when": "outlook", "about": "talks"}, held)
    assert [a.text.rpartition(": ")[2] for a in found] in (["happened"], ["overdue"])


def test_words(case: Case) -> None:
    """A new report that holds the words; one that was there does not alert."""
    (alert,) = watched(case, {"when": "words", "query": "blockade OR ultimatum"}, TALKS)
    assert alert.key == "talks"


def test_a_story_that_grows(case: Case) -> None:
    """At so many independent outlets; copies of one wire are one."""
    sank = "fishing ships off Valdora on Wednesday night, the coast guard said."
    more = "Rescuers brought the crews of the Marta and the Lind ashore in Valdora before dawn."
    one = report("s1", "2022-02-02", f"A storm sank two {sank} {more}", "A")
    two = report(
        "s2",
        "2022-02-03",
        "Fishermen from the Marta and the Lind told in Valdora how their boats sank in Wednesday's storm. The coast "
        "guard praised its rescuers; the mayor wants a new lighthouse, and the insurers have sent people to look.",
        "B",
    )
    (alert,) = watched(case, {"when": "story", "outlets": 2, "about": "storm"}, one, two)
    assert "told by 2 independent outlets" in alert.text


def test_from_start_tells_what_is_there(case: Case) -> None:
    """At a first watch with from_start what the case holds is news."""
    case.set("rules", [{"when": "words", "query": "ships"}])
    case.add(received(HARBOUR), now=NOW)
    assert [a.key for a in watch(case, now=NOW, send=Box(), from_start=True)] == ["harbour"]


def test_what_could_not_be_sent_is_sent_later(case: Case) -> None:
    """When sending fails the alert stays, and goes out with the next watch, once."""
    case.set("rules", [{"when": "words", "query": "blockade"}])
    case.add(received(HARBOUR), now=NOW)
    watch(case, now=NOW, send=Box())
    case.add(received(TALKS), now=NOW)

    def broken(*_: object) -> None:
        raise CaseError("the wire is cut")

    with pytest.raises(CaseError, match="cut"):
        watch(case, now=NOW, send=broken)
    box = Box()
    assert [a.key for a in watch(case, now=NOW, send=box)] == ["talks"]
    assert watch(case, now=NOW, send=box) == []


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"when": "words"}, "not a list"),
        ([{"when": "rain"}], "'when' is one of"),
        ([{"when": "words", "query": "NOT"}], "needs a 'query'"),
        ([{"when": "figure", "by": -1}], "more than nothing"),
        ([{"when": "figure", "by": "ten"}], "is a number"),
        ([{"when": "stance", "actr": "Russia"}], "does not know actr"),
        (["rain"], "is not an object"),
    ],
)
def test_wrong_rules_are_told(setting: Any, says: str) -> None:
    """Each wrong rule is named with what is wrong in it."""
    with pytest.raises(UsageError, match=says):
        checked(setting)


ALERT = Alert("ships", "k", "Ships: 40 -> 55\nBcc: everyone@example.org", (Citation("c1", 0, 5),))


class _Hook(http.server.BaseHTTPRequestHandler):
    got: list[tuple[str | None, bytes]]
    status = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.headers[deliver.SIGNATURE], body))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Be silent."""


@pytest.fixture
def hook() -> Iterator[tuple[str, type[_Hook]]]:
    """Yield the address of a web server on loopback and its handler, which keeps what it gets."""
    handler = type("Hook", (_Hook,), {"got": []})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", handler
        server.shutdown()
        thread.join()


def test_a_webhook_gets_a_signed_body(hook: tuple[str, type[_Hook]]) -> None:
    """The receiver can check with the secret that the alert is ours and whole."""
    url, handler = hook
    deliver.to_webhook(url, "s3cret", "desk")(ALERT, NOW)
    ((signed, body),) = handler.got
    assert signed == f"sha256={deliver.signature('s3cret', body)}"
    assert json.loads(body)["citations"] == [{"report": "c1", "start": 0, "end": 5}]


def test_a_webhook_that_refuses_is_an_error(hook: tuple[str, type[_Hook]]) -> None:
    """An answer that is not 2xx means that the alert was not taken."""
    url, handler = hook
    handler.status = 503
    with pytest.raises(CaseError, match="503"):
        deliver.to_webhook(url, None, "desk")(ALERT, NOW)
    with pytest.raises(CaseError, match="does not answer"):
        deliver.to_webhook("http://127.0.0.1:9/", None, "desk")(ALERT, NOW)
    with pytest.raises(UsageError):
        deliver.to_webhook("file:///etc/passwd", None, "desk")


def test_a_mail_has_one_line_of_subject() -> None:
    """A line break in a report's words cannot add a header."""
    mail = deliver.message(ALERT, NOW, "desk", "a@example.org", "b@example.org")
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]


def test_a_mail_server_that_is_not_there_is_an_error() -> None:
    """The error names the server, and the alert stays to be sent."""
    with pytest.raises(CaseError, match=r"127\.0\.0\.1:9"):
        deliver.to_mail("127.0.0.1:9", "a@example.org", "b@example.org", "desk")(ALERT, NOW)


def test_the_command(tmp_path: Path) -> None:
    """Printed, and appended to a file; a case without rules is told how to get some."""
    path, log = str(tmp_path / "desk.case"), tmp_path / "alerts.jsonl"
    with create(path) as case:
        case.add(received(HARBOUR), now=NOW)
    run = CliRunner().invoke
    assert "no rules yet" in str(run(cli, ["watch", path]).exception)
    with create(str(tmp_path / "b.case")) as case:
        case.set("rules", [{"when": "words", "query": "ships", "name": "ships"}])
        case.add(received(HARBOUR), now=NOW)
    done = run(cli, ["watch", str(tmp_path / "b.case"), "--from-start", "--file", str(log)])
    assert done.exit_code == 0, done.output
    assert "Forty ships wait off Valdora" in done.output
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["rule"] == "ships"
