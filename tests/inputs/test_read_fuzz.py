"""Whatever the bytes, reading gives reports or refusals and raises nothing."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.inputs import read

PIECES = st.sampled_from(
    [
        *(b'{"date":"2021-12-03","text":"a b"}\n', b'{"text":', b"[", b"]", b",", b"null", b"1e999", b"\\ud800"),
        *(b"id,date,text\n", b'1,2021-12-03,"a\n', b'"', b"\r", b"\n", b"<html><p>", b"<meta charset=utf-7>"),
        *(b" date 2021-12-03 ", b"Date: 2021-12-03\n", b"---\n", b"title: x\n"),
        *(b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: 9\r\n", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n"),
        *(
            b"From a Fri Dec  3 10:00:00 2021\n",
            b"Content-Type: multipart/mixed; boundary=b\n",
            b"\n\n",
            b"--b\n",
            b"=?a?b?c?=",
        ),
        *(b"<rss version='2.0'><channel>", b"<item>", b"<title>a</title>", b"<!DOCTYPE a [", b"<![CDATA[", b"&a;"),
        *(b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1f\x8b", b"PAR1", b"\xe2\x80"),
    ]
)
SUFFIXES = ["txt", "md", "html", "jsonl", "json", "csv", "tsv", "parquet", "warc", "eml", "mbox", "rss"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.lists(PIECES | st.binary(max_size=8), max_size=12).map(b"".join), cut=st.integers(0, 30))
def test_nothing_raises(suffix, data, cut):
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder, f"2021-12-03.{suffix}"), Path(folder, f"2021-12-04.{suffix}.gz")
        plain.write_bytes(data)
        packed.write_bytes(gzip.compress(data)[: -cut or None])
        got = read([plain, packed])
    for report in got.reports:
        assert report.text.strip()
        json.dumps(report.to_dict(), ensure_ascii=False, allow_nan=False).encode()
    assert all(str(error).encode() and error.remedy for error in got.refused)
