"""Electronic documents of Kazakhstan through Qujat, or any service with the same API: a client of one file.

Copy it into your project. It needs Python 3.9 or newer and nothing else.

    qujat = Qujat(os.environ["QUJAT_API_KEY"], "https://documents.example.kz")
    session = qujat.request_document("identity_card", iin, phone)  # the state sends the citizen a code
    document = qujat.approve_session(session, code)                # the code that the citizen typed
    document.save_files("out")

Keep the key, the IIN, the phone, the code and the session id on your server: in no URL, no log and no page. What this
file raises or shows by `repr` holds none of them.
"""

from __future__ import annotations

import base64
import json
import os
import random
import re
import socket
import time
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.message import Message
from http.client import HTTPException
from itertools import chain, count
from pathlib import Path
from typing import Any, Callable, Iterable, Optional, Sequence
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener
from zoneinfo import ZoneInfo


class QujatError(Exception):
    """A refusal of the other side, or no answer from it. Decide by `code`: docs/errors.md of Qujat has all.

    Four codes are this client's own: `connection_failed` (there is no connection, or it broke), `timed_out`,
    `unexpected_reply` (a success that is no answer to this call, or a redirect), and `unknown_error` (a refusal without
    a code, whose text the specification does not have).
    """

    def __init__(self, code: str, status: Optional[int] = None, *, was_sent: bool = True) -> None:
        super().__init__(code)
        self.code = code
        #: The HTTP status; None if there was no answer.
        self.status = status
        #: Whether the other side may have received the call.
        self.was_sent = was_sent
        #: The text of the specification.
        self.detail = ""
        #: The same in plain words.
        self.message = ""
        #: Quote it to the operator.
        self.request_id: Optional[str] = None
        #: Seconds to wait before the same call may succeed.
        self.retry_after: Optional[int] = None
        #: With `invalid_otp_code`: how often the citizen may type again.
        self.attempts_left: Optional[int] = None
        #: With `invalid_request`: what is wrong, as `{"field", "message"}`.
        self.fields: list[dict[str, str]] = []
        #: The page of the gateway that explains this error.
        self.documentation_url: Optional[str] = None

    def __str__(self) -> str:
        told = f"{self.code} ({self.status or 'no answer'})"
        text = self.message or self.detail
        return told + (f": {text}" if text else "") + (f" [{self.request_id}]" if self.request_id else "")


@dataclass(frozen=True, repr=False)
class Session:
    """What `request_document` gives. `id` and the code together open the document: keep it on your server.

    `dataclasses.asdict(session)` can be stored as JSON, and `Session(**stored)` reads it again.
    """

    id: str
    #: When the session ends, in ISO 8601. The hosted service does not tell.
    expires_at: Optional[str] = None
    #: From when `resend_otp` may be called, in ISO 8601. None if no further code can be sent, or nothing is told.
    resend_after: Optional[str] = None
    #: The phone as it may be shown to the citizen.
    phone_masked: Optional[str] = None

    def __repr__(self) -> str:
        return f"Session(id='…', expires_at={self.expires_at!r}, resend_after={self.resend_after!r})"


@dataclass(frozen=True, repr=False)
class Document:
    """What `approve_session` gives: `reply` is the answer as it came."""

    reply: dict[str, Any]

    @property
    def document_type(self) -> str:
        return str(self.reply["document_type"])

    @property
    def result_json(self) -> dict[str, Any]:
        """The data: `common` has the owner, the number and the dates, `domain` the fields of the type."""
        return dict(self.reply["result_json"])

    def save_files(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Writes the data and every file of the answer, such as `diploma.json` and `diploma.pdf`, for this user alone.

        Nothing is overwritten: the next ones are `diploma-2.pdf` and so on. Gives the paths.
        """
        contents = {".json": json.dumps(self.result_json, ensure_ascii=False, indent=2).encode() + b"\n"}
        for field, ending in _FILES.items():
            if self.reply.get(field):
                contents[ending] = base64.b64decode("".join(self.reply[field].split()), validate=True)
        name = re.sub(r"[^a-z0-9_]", "_", self.document_type)[:64]
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        free = _free_name(Path(folder), name, contents)
        return _write_all({Path(folder, free + ending): content for ending, content in contents.items()})

    def __repr__(self) -> str:
        return f"Document({self.document_type!r})"


class Qujat:
    """The client. One object serves all threads.

    :param api_key: from the Personal Cabinet. Read it from the environment.
    :param timeout_seconds: how long an attempt may stand still. The state has 20 seconds to answer.
    :param max_retries: how often a call is repeated by itself where that is harmless; 0 for never.
    :param sleep: waits between the attempts.
    """

    def __init__(
        self,
        api_key: str,
        base_url: str,
        *,
        timeout_seconds: float = 25,
        max_retries: int = 2,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        # Refused without being repeated, as all that this file raises.
        if not re.fullmatch(r"[\x21-\x7e]+", api_key):
            raise ValueError("api_key is empty, or has characters that no key has.")
        if not base_url.startswith(("https://", "http://")):
            raise ValueError("base_url must begin with https:// or http://.")
        self._api_key = api_key
        self._base_url = base_url.rstrip("/")
        self._timeout_seconds = timeout_seconds
        self._max_retries = max_retries
        self._sleep = sleep
        self._opener = build_opener(_NoRedirects)
        # Whether the other side has shown that it understands an Idempotency-Key.
        self._knows_keys = False

    def request_document(self, document_type: str, iin: str, phone: str) -> Session:
        """Asks for a document of a citizen, whom the state then sends a code by SMS.

        It succeeds even if there is no such document. Then no SMS comes, and nobody can tell the difference.
        """
        # It becomes a part of the address.
        if not re.fullmatch(r"[A-Za-z0-9_]{1,64}", document_type):
            raise ValueError("document_type must be a plain name, such as identity_card.")
        body = {"api_key": self._api_key, "iin": iin, "phone": phone}
        return _session_of(self._call("request", f"{_API}/request/{document_type}/", body))

    def resend_otp(self, session: Session) -> Session:
        """Sends another code, a minute after the last at the earliest. Only the newest code works.

        The hosted service has no such call.
        """
        return _session_of(self._call("resend", f"{_API}/resend/", {"backend_session_id": session.id}))

    def approve_session(self, session: Session, code: str, file: Optional[str] = "pdf") -> Document:
        """Takes the code that the citizen typed, and gives the document, once for each session.

        :param file: `"pdf"`, `"image"`, or None for the data alone.
        :raises QujatError: `invalid_otp_code` with `attempts_left`, `otp_code_expired` (call `resend_otp`),
            `session_expired` and `too_many_attempts` (request the document again), and others.
        """
        if file not in ("pdf", "image", None):
            raise ValueError('file must be "pdf", "image" or None.')
        body = {"backend_session_id": session.id, "code": code, "file": file is not None, "file_type": file or "pdf"}
        reply = self._call("approve", f"{_API}/approve/", body, knows_keys=session.expires_at is not None)
        if not isinstance(reply.get("document_type"), str) or not isinstance(reply.get("result_json"), dict):
            raise QujatError("unexpected_reply", 200)
        return Document(reply)

    def generate_files(self, session: Session, document: Document) -> Document:
        """The document with the file that was `pending` in its `file_status`, within ten minutes after the approve."""
        body = {"session_id": session.id, "api_key": self._api_key}
        files = self._call("generate", "/api/v1/e-document/generate-files/", body)
        if not {"document_pdf", "document_image"} & files.keys():
            raise QujatError("unexpected_reply", 200)
        return Document({**document.reply, **files})

    def sandbox_messages(self, phone: str) -> list[dict[str, Any]]:
        """The SMS that the sandbox has sent to this phone, newest first, each with its `code`. For a test key."""
        address = f"{self._base_url}/api/v1/sandbox/messages/?{urlencode({'phone': phone})}"
        request = Request(address, headers={"Authorization": f"Bearer {self._api_key}"})
        messages = self._send(request, [self._api_key, phone]).get("messages")
        if not isinstance(messages, list):
            raise QujatError("unexpected_reply", 200)
        return messages

    def __repr__(self) -> str:
        return f"Qujat(base_url={self._base_url!r})"

    def _call(self, operation: str, path: str, body: dict[str, Any], *, knows_keys: bool = False) -> dict[str, Any]:
        """Makes the call. Where it is repeated, the body and the Idempotency-Key stay the same."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if operation in ("request", "approve"):
            headers["Idempotency-Key"] = str(uuid.uuid4())
        request = Request(self._base_url + path, json.dumps(body).encode(), headers, method="POST")
        secrets = [str(value) for name, value in body.items() if name not in ("file", "file_type")]
        attempt = 0
        while True:
            try:
                return self._send(request, secrets)
            except QujatError as error:
                is_keyed = "Idempotency-Key" in headers and (knows_keys or self._knows_keys)
                if attempt >= self._max_retries or not _may_repeat(error, operation, is_keyed):
                    raise
                # Jitter, so that many clients do not come back at the same moment.
                delay = random.uniform(0.5, min(8, 2**attempt)) + (error.retry_after or 0)
            self._sleep(delay)
            attempt += 1

    def _send(self, request: Request, secrets: Sequence[str]) -> dict[str, Any]:
        failure: Optional[QujatError] = None
        status, text, headers = 0, b"", Message()
        try:
            with self._opener.open(request, timeout=self._timeout_seconds) as reply:
                status, headers, text = reply.status, reply.headers, reply.read(_LARGEST_REPLY_BYTES + 1)
        except HTTPError as refusal:
            status, headers, text = refusal.code, refusal.headers, _read_or_nothing(refusal)
        except (OSError, HTTPException) as fault:
            failure = _failure_of(fault)
        # Raised outside of the `except`: with a cause, a trace could show the request.
        if failure is not None:
            raise failure
        if len(text) > _LARGEST_REPLY_BYTES:
            raise QujatError("unexpected_reply", status)
        body = _object_of(text)
        # The hosted service sends neither of these, and does not know the header.
        self._knows_keys |= body is not None and ("expires_at" in body or {"code", "request_id"} <= body.keys())
        if status >= 400:
            raise _refusal_of(status, body or {}, headers, secrets)
        if status != 200 or body is None:
            raise QujatError("unexpected_reply", status)
        return body


def almaty_date(epoch_ms: int) -> date:
    """The day of a date in `result_json`, which is midnight in Almaty. The offset changed in March 2024."""
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=epoch_ms)
    return moment.astimezone(ZoneInfo("Asia/Almaty")).date()


_API = "/api/v1/backend/e-document/online-access"

_FILES = {
    "document_pdf": ".pdf",
    "document_image": ".jpg",
    "face_photo": "-face-photo.jpg",
    "qrcode": "-qrcode.png",
    "barcode": "-barcode.png",
}

# What asks for more patience goes to the caller, who can tell the citizen.
_LONGEST_WAIT_SECONDS = 20

# The texts of the specification, with the code of each: the hosted service sends no code.
_CODE_OF_TEXT = {
    "Subject not found in CMDB": "subject_not_found_in_mcdb",
    "Subject not found in MCDB": "subject_not_found_in_mcdb",
    "Can't connect to e-document service": "egov_unreachable",
    "EDocument service is not available now": "egov_unavailable",
    "Could not send request to e-document service": "egov_timeout",
    "Government service error": "government_service_error",
    "Profile is not found": "profile_not_found",
    "Invalid IIN": "invalid_iin",
    "EDocument for this session has already been received": "document_already_received",
    "Client does not have access to E-Document technology": "technology_not_accessible",
    "You have already requested a document for this session": "session_in_progress",
    "You have not sent a request for access to an e-document": "session_not_found",
    "Subscription has not started": "subscription_not_started",
    "No active or future subscription for technology": "no_subscription_for_technology",
    "Client does not have subscription": "no_subscription",
}

# A PDF of the state has 50 MB at most. Who sends without end is no gateway, and may not fill the memory.
_LARGEST_REPLY_BYTES = 96 * 2**20

_CODE_OF_STATUS = {429: "rate_limited", 503: "service_unavailable"}


def _may_repeat(error: QujatError, operation: str, is_keyed: bool) -> bool:
    """Only where the citizen notices nothing: no second SMS, no attempt spent, no document lost with its answer."""
    if not error.was_sent:
        return True
    if (error.retry_after or 0) > _LONGEST_WAIT_SECONDS:
        return False
    # The other side says that it did not begin. A code that was given once may have been used all the same.
    if error.status in (429, 503) and error.retry_after is not None and (is_keyed or operation != "approve"):
        return True
    is_unknown = error.status in (None, 502, 504) or error.code == "idempotency_key_in_use"
    return is_unknown and (is_keyed or operation == "generate")


def _failure_of(fault: Exception) -> QujatError:
    reason = fault.reason if isinstance(fault, URLError) else fault
    if isinstance(reason, (socket.timeout, TimeoutError)):
        return QujatError("timed_out")
    return QujatError("connection_failed", was_sent=not isinstance(reason, (ConnectionRefusedError, socket.gaierror)))


def _refusal_of(status: int, body: dict[str, Any], headers: Message, secrets: Sequence[str]) -> QujatError:
    detail, message, code, request_id = (_text(body.get(name)) for name in ("detail", "message", "code", "request_id"))
    error = QujatError(code or _code_of(f"{detail} {message}") or _CODE_OF_STATUS.get(status, "unknown_error"), status)
    error.detail, error.message = _masked(detail, secrets), _masked(message, secrets)
    error.request_id = request_id or headers.get("X-Request-Id")
    retry_after = headers.get("Retry-After", "")
    error.retry_after = int(retry_after) if re.fullmatch(r"[0-9]{1,9}", retry_after) else None
    error.attempts_left = body["attempts_left"] if isinstance(body.get("attempts_left"), int) else None
    fields = body["errors"] if isinstance(body.get("errors"), list) else []
    error.fields = [
        {"field": _text(each.get("field")), "message": _masked(_text(each.get("message")), secrets)}
        for each in fields
        if isinstance(each, dict)
    ]
    error.documentation_url = _masked(_text(body.get("documentation_url")), secrets) or None
    return error


def _code_of(told: str) -> Optional[str]:
    plain = re.sub(r"[`´‘’]", "'", told).lower()
    return next((code for text, code in _CODE_OF_TEXT.items() if text.lower() in plain), None)


def _masked(text: str, secrets: Sequence[str]) -> str:
    """Another service may repeat what was sent: the key, an IIN, a phone, a code."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "[secret]")
    return re.sub(r"\+?\d(?:[\s().-]{0,3}\d){5,}", "[number]", text)


def _session_of(reply: dict[str, Any]) -> Session:
    if not isinstance(reply.get("backend_session_id"), str):
        raise QujatError("unexpected_reply", 200)
    told = (_text(reply.get(name)) or None for name in ("expires_at", "resend_after", "phone_masked"))
    return Session(reply["backend_session_id"], *told)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _object_of(text: bytes) -> Optional[dict[str, Any]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _read_or_nothing(refusal: HTTPError) -> bytes:
    try:
        return refusal.read(_LARGEST_REPLY_BYTES + 1)
    except (OSError, HTTPException):
        return b""


def _free_name(folder: Path, name: str, endings: Iterable[str]) -> str:
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(each for each in names if not any(Path(folder, each + ending).exists() for ending in endings))


def _write_all(contents: dict[Path, bytes]) -> list[Path]:
    """All of them or none: a full disk leaves no half of a document."""
    begun: list[Path] = []
    try:
        for file, content in contents.items():
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
                begun.append(file)
                opened.write(content)
    except BaseException:
        for file in begun:
            file.unlink(missing_ok=True)
        raise
    return begun


class _NoRedirects(HTTPRedirectHandler):
    """The body holds the key and the IIN. It goes to the base URL and nowhere else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None
