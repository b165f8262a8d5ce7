"""Where alerts go: a JSON Lines file, a webhook (signed), e-mail. The standard library and urllib3 do the work."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from dateline.errors import CaseError, UsageError
from dateline.watch.find import Alert

SIGNATURE = "X-Dateline-Signature"
_NEXT = "The alert is sent by the next watch"
_TIMEOUT = 10.0  # seconds for a webhook or mail server to answer


def row(alert: Alert, time: str, case: str) -> dict[str, Any]:
    """Return an alert as it is sent."""
    return {"case": case, "time": time, **alert.to_dict()}


def to_file(path: Path, case: str) -> Callable[[Alert, str], None]:
    """Return what appends an alert to a JSON Lines file, on disk before it counts as sent."""

    def send(alert: Alert, time: str) -> None:
        try:
            with path.open("a", encoding="utf-8") as out:
                out.write(json.dumps(row(alert, time, case), ensure_ascii=False) + "\n")
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise CaseError(
                f"{path}: the alert cannot be written ({error.strerror}). It is sent by the next watch"
            ) from error

    return send


def to_webhook(url: str, secret: str | None, case: str) -> Callable[[Alert, str], None]:
    """Return what posts an alert as JSON, signed with HMAC-SHA256 (RFC 2104) over the body when there is a secret."""
    if not url.lower().startswith(("https://", "http://")):
        raise UsageError(f"{url}: a webhook is an address that begins with https:// or http://")

    def send(alert: Alert, time: str) -> None:
        import urllib3

        body = json.dumps(row(alert, time, case), ensure_ascii=False, sort_keys=True).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if secret is not None:
            headers[SIGNATURE] = f"sha256={signature(secret, body)}"
        try:
            answer = urllib3.request(
                "POST", url, body=body, headers=headers, timeout=_TIMEOUT, retries=False, redirect=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise CaseError(
                f"{url}: the webhook does not answer ({error}). The alert is sent by the next watch"
            ) from error
        if not 200 <= answer.status < 300:
            raise CaseError(f"{url}: the webhook answers {answer.status}. {_NEXT}")

    return send


def signature(secret: str, body: bytes) -> str:
    """Return the HMAC-SHA256 of a body in hex, as the receiver computes it too."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def to_mail(server: str, sender: str, to: str, case: str) -> Callable[[Alert, str], None]:
    """Return what mails an alert through an SMTP server ("host" or "host:port"), with TLS where it is offered."""
    host, _, port = server.partition(":")

    def send(alert: Alert, time: str) -> None:
        try:
            with smtplib.SMTP(host, int(port or 25), timeout=_TIMEOUT) as smtp:
                smtp.ehlo()
                if smtp.has_extn("starttls"):
                    smtp.starttls()
                smtp.send_message(message(alert, time, case, sender, to))
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise CaseError(
                f"{server}: the mail server refuses ({error}). The alert is sent by the next watch"
            ) from error

    return send


def message(alert: Alert, time: str, case: str, sender: str, to: str) -> EmailMessage:
    """Return the mail of an alert; its subject is one line, whatever the reports say."""
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, to
    mail["Subject"] = f"[{case}] {' '.join(alert.text.split())[:160]}"
    cited = "\n".join(f"  {c.report} {c.start}-{c.end}" for c in alert.citations)
    mail.set_content(f"{alert.text}\n\nRule: {alert.rule}\nFound: {time}\nWords that show it:\n{cited}\n")
    return mail
