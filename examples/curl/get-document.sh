#!/bin/sh
# From the key to a saved PDF, in the sandbox: QUJAT_API_KEY=qjt_test_… sh get-document.sh
# Needs curl and jq. The key, the IIN, the phone and the code go through pipes, so that the list of processes does not show them.
set -eu
: "${QUJAT_API_KEY:?}" "${QUJAT_BASE_URL:=http://127.0.0.1:8080}"

# A citizen of the sandbox. Yours come from your form.
export IIN=900101300017 PHONE=77010000001

# Posts the JSON of its input, and prints the answer whatever its status is.
post() {
  curl -sS "$QUJAT_BASE_URL/api/v1/backend/e-document/online-access/$1/" -H 'Content-Type: application/json' --data @-
}

# Prints a field of the answer. Without it, the answer is a refusal: its text and its code are told, and this script ends.
field() {
  jq -er ".$1 // empty" || fail
}

fail() {
  printf '%s\n' "$ANSWER" | jq -r '"\(.code // "refused"): \(.message // .detail) [\(.request_id // "no id")]"' >&2
  exit 1
}

# The citizen types the code. In the sandbox, the phone's inbox has it.
ask_code() {
  case $QUJAT_API_KEY in
    qjt_test_*) printf 'Authorization: Bearer %s' "$QUJAT_API_KEY" |
      curl -sS -H @- "$QUJAT_BASE_URL/api/v1/sandbox/messages/?phone=$PHONE&limit=1" | jq -r '.messages[0].code' ;;
    *) printf 'The code from 1414: ' >&2 && read -r typed && printf '%s' "$typed" ;;
  esac
}

ANSWER=$(jq -n '{api_key: env.QUJAT_API_KEY, iin: env.IIN, phone: env.PHONE}' | post request/identity_card)
SESSION=$(printf '%s' "$ANSWER" | field backend_session_id)
export SESSION

while :; do
  CODE=$(ask_code)
  export CODE
  ANSWER=$(jq -n '{backend_session_id: env.SESSION, code: env.CODE, file: true, file_type: "pdf"}' | post approve)
  LEFT=$(printf '%s' "$ANSWER" | jq -r '.attempts_left // 0')
  [ "$LEFT" -gt 0 ] || break
  echo "The code is wrong. $LEFT attempts are left."
done

PDF=$(printf '%s' "$ANSWER" | field document_pdf)
umask 077
printf '%s' "$PDF" | base64 --decode > identity_card.pdf
echo 'Saved identity_card.pdf.'
