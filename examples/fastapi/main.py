"""A citizen hands over an identity card: three calls of your page. The session and the document stay on this server."""

import logging
import os
import secrets
import time
from typing import Annotated

from fastapi import Cookie, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from qujat_client import Qujat, QujatError, Session

LASTS_SECONDS = 30 * 60
qujat = Qujat(os.environ["QUJAT_API_KEY"], os.environ.get("QUJAT_BASE_URL", "http://127.0.0.1:8080"))
app = FastAPI()

# What waits for a code, by the random cookie of the visitor. In production, keep it in a store of all processes.
visits: dict[str, tuple[float, Session]] = {}


class Citizen(BaseModel):
    iin: str
    phone: str


class Typed(BaseModel):
    code: str


Visit = Annotated[str, Cookie()]


# Plain functions: FastAPI runs them in threads, since the client waits for the state.
@app.post("/document", status_code=202)
def request_document(citizen: Citizen, response: Response) -> dict[str, object]:
    session = qujat.request_document("identity_card", citizen.iin, citizen.phone)
    visit = secrets.token_urlsafe(32)
    keep(visit, session)
    response.set_cookie("visit", visit, max_age=LASTS_SECONDS, httponly=True, samesite="strict")
    return {"sent_to": session.phone_masked}


@app.post("/document/resend", status_code=202)
def resend_otp(visit: Visit = "") -> dict[str, object]:
    session = qujat.resend_otp(asked(visit))
    keep(visit, session)
    return {"resend_after": session.resend_after}


@app.post("/document/code")
def approve_session(typed: Typed, visit: Visit = "") -> dict[str, object]:
    document = qujat.approve_session(asked(visit), typed.code)
    document.save_files(os.environ.get("DOCUMENTS", "documents"))
    visits.pop(visit, None)
    return {"received": document.document_type}


def keep(visit: str, session: Session) -> None:
    for old in [each for each, (until, _) in list(visits.items()) if until < time.monotonic()]:
        visits.pop(old, None)
    visits[visit] = (time.monotonic() + LASTS_SECONDS, session)


def asked(visit: str) -> Session:
    if visit not in visits:
        raise QujatError("session_not_found", 400)
    return visits[visit][1]


@app.exception_handler(QujatError)
def tell(_: Request, error: QujatError) -> JSONResponse:
    """Your page tells by the code what the citizen can do: type again, ask for a new code, begin anew, or come later."""
    # Safe to log: it holds nothing about a citizen, and no key.
    logging.getLogger("uvicorn.error").warning("%s", error)
    told = {"error": error.code, "attempts_left": error.attempts_left, "retry_after": error.retry_after}
    return JSONResponse(told, 400 if (error.status or 503) < 500 else 503)
