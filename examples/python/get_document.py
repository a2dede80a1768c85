"""From the key to a saved PDF, in the sandbox: `QUJAT_API_KEY=qjt_test_… python3 get_document.py`."""

import os

from qujat_client import Qujat, QujatError, almaty_date

# A citizen of the sandbox. Yours come from your form.
IIN, PHONE = "900101300017", "77010000001"

api_key = os.environ["QUJAT_API_KEY"]
qujat = Qujat(api_key, os.environ.get("QUJAT_BASE_URL", "http://127.0.0.1:8080"))
session = qujat.request_document("identity_card", IIN, PHONE)
print(f"A code was sent to {session.phone_masked or 'the citizen'}.")

document = None
while document is None:
    # The citizen types the code. In the sandbox, the phone's inbox has it.
    in_sandbox = api_key.startswith("qjt_test_")
    code = qujat.sandbox_messages(PHONE)[0]["code"] if in_sandbox else input("The code from 1414: ")
    try:
        document = qujat.approve_session(session, code)
    except QujatError as error:
        if error.code != "invalid_otp_code" or not error.attempts_left:
            raise
        print(f"The code is wrong. {error.attempts_left} attempts are left.")

print(f"Issued on {almaty_date(document.result_json['common']['docIssuedDate'])}.")
for file in document.save_files("out"):
    print(f"Saved {file}.")
