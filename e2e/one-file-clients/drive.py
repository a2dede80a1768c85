"""Makes the calls that a test asks for, one line of JSON for each of its cases, and tells what came of them."""

import dataclasses
import json
import sys
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

from qujat_client import Document, Qujat, QujatError, Session, almaty_date  # noqa: E402


def take(qujat, step):
    if step["call"] == "request":
        return qujat.request_document(step["document_type"], step["iin"], step["phone"])
    if step["call"] == "messages":
        return qujat.sandbox_messages(step["phone"])
    if step["call"] == "date":
        return str(almaty_date(step["epoch_ms"]))
    session = Session(**step["session"])
    if step["call"] == "resend":
        return qujat.resend_otp(session)
    if step["call"] == "generate":
        document = qujat.generate_files(session, Document(step["reply"]))
    else:
        document = qujat.approve_session(session, step["code"], step["file"])
    return document if "folder" not in step else [str(path) for path in document.save_files(step["folder"])]


def told(value):
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) else value


def told_error(error):
    return {**vars(error), "text": str(error)}


for line in sys.stdin:
    case, slept, shown, results = json.loads(line), [], [], []
    options = {"timeout_seconds": case["timeout_seconds"], "sleep": slept.append}
    try:
        qujat = Qujat(case["api_key"], case["base_url"], **options)
    except ValueError as refusal:
        print(json.dumps({"results": [], "slept": [], "shown": repr(refusal)}), flush=True)
        continue
    shown.append(repr(qujat))
    for step in case["steps"]:
        try:
            value = take(qujat, step)
            shown.append(repr(value) if dataclasses.is_dataclass(value) else "")
            results.append({"value": told(value)})
        except QujatError as error:
            # With its trace and what caused it, as a log has it.
            shown.append(repr(error) + traceback.format_exc())
            results.append({"error": told_error(error)})
        except (ValueError, OSError) as refusal:
            results.append({"refused": str(refusal)})
    print(json.dumps({"results": results, "slept": slept, "shown": "\n".join(shown)}), flush=True)
