import os

from qujat_client import Qujat

qujat = Qujat(os.environ["QUJAT_API_KEY"], os.environ["QUJAT_BASE_URL"])
session = qujat.request_document("identity_card", iin="900101300017", phone="77010000001")

code = input("Code: ")

document = qujat.approve_session(session, code)
document.save_files(".")
