import {
  aboutProgram,
  takesSecrets,
  timeoutSeconds,
  variables,
  type Program,
  type SampleCall,
} from './sampleCall.ts';
import { shellBody } from './shellBody.ts';
import { shellString } from './shellString.ts';

/** The call as a bash script with curl and the openssl command. */
export function curlProgram(call: SampleCall): Program {
  const { endpoint, target, body, hasToken } = call;
  const fileName = `${endpoint.name}.sh`;
  const needs = 'It needs bash, curl 7.55 or newer, and the openssl command.';
  const about = aboutProgram(call, needs, `bash ${fileName}`);
  const customer = target.customerId;
  const text = String.raw`#!/usr/bin/env bash
${about.map((line) => `# ${line}`.trimEnd()).join('\n')}
set -euo pipefail
export LC_ALL=C
umask 077

url=${shellString(target.baseUrl + target.path)}
signed_path=${shellString(target.signedPath)}
client_id=${shellString(target.clientId)}
key_version=${shellString(target.keyVersion)}
${customer === undefined ? '' : `customer_id=${shellString(customer)}\n`}
write_body() {
  ${shellBody(body)}
}

stop() {
  printf 'Nothing was sent: %s\n' "$1" >&2
  exit 2
}

content_to_sign() { # <time> <file of the body>
  printf 'POST %s\n%s.%s.' "$signed_path" "$client_id" "$1" && cat "$2"
}
${takesSecrets(call) ? environment : ''}${body.some(({ kind }) => kind === 'secret') ? insideString : ''}
private_key="${'$'}{1:-${'$'}{${variables.privateKey}:-}}"
gateway_key="${'$'}{2:-${'$'}{${variables.gatewayKey}:-}}"
[ -r "$private_key" ] || stop 'Name the file of the private key, or set ${variables.privateKey}.'
[ -r "$gateway_key" ] || stop 'Name the file of the public key of the gateway, or set ${variables.gatewayKey}.'
${hasToken ? `access_token=$(from_environment ${variables.accessToken}) || exit 2\n` : ''}folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp "$gateway_key" "$folder/gateway.pem"
if ! grep -q -e '-----BEGIN' "$gateway_key"; then
  printf '%s\n' '-----BEGIN PUBLIC KEY-----' "$(tr -d ' \r\n' <"$gateway_key" | fold -w 64)" \
    '-----END PUBLIC KEY-----' >"$folder/gateway.pem"
fi
openssl rsa -pubin -in "$folder/gateway.pem" -noout || stop 'The public key of the gateway cannot be read.'
write_body >"$folder/body" || stop 'The body could not be made.'
time=$(date -u '+%Y-%m-%dT%H:%M:%S+00:00')
content_to_sign "$time" "$folder/body" | openssl dgst -sha256 -sign "$private_key" >"$folder/signature" ||
  stop 'The private key could not sign.'
signature=$(openssl base64 -A -in "$folder/signature" | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')

# In a file, so that no other user of this machine can read them among the processes.
printf '%s\n' \
  "Client-Id: $client_id" \
  "Request-Time: $time" \
  "Signature: algorithm=RSA256, keyVersion=$key_version, signature=$signature" \
  'Content-Type: application/json; charset=UTF-8' \
${customer === undefined ? '' : `  "Connected-CustomerId: $customer_id" \\\n`}${hasToken ? `  "Access-Token: $access_token" \\\n` : ''}  'Expect:' >"$folder/headers"
: >"$folder/answer"
http_status=$(curl -q --silent --show-error --globoff --max-time ${timeoutSeconds} --request POST \
  --header "@$folder/headers" --data-binary "@$folder/body" --suppress-connect-headers \
  --dump-header "$folder/answer-headers" --output "$folder/answer" --write-out '%{http_code}' --url "$url") || {
  printf 'No whole answer came, and the request may have arrived.\n' >&2
  exit 1
}

header() { # <name in small letters>
  tr -d '\r' <"$folder/answer-headers" | awk -v name="$1:" '
    index(tolower($0), name) == 1 { sub(/^[^:]*:[ \t]*/, ""); sub(/[ \t]+$/, ""); print }'
}

# Why the answer's own signature cannot be relied on; nothing where it is right.
misfit() {
  local signature answer_time value
  signature=$(header signature)
  answer_time=$(header response-time)
  if [ -z "$signature" ]; then
    echo 'the answer is not signed'
  elif [ -z "$answer_time" ] || [ "$(header signature | wc -l)" -ne 1 ] || [ "$(header response-time | wc -l)" -ne 1 ]; then
    echo 'it needs one Signature and one Response-Time'
  else
    value=$(printf '%s\n' "$signature" | tr ',' '\n' | sed -n 's/^[[:space:]]*signature=//p')
    printf '%s\n' "$value" | sed 's/%2[Bb]/+/g; s,%2[Ff],/,g; s/%3[Dd]/=/g' |
      openssl base64 -d -A >"$folder/answer-signature" || true
    content_to_sign "$answer_time" "$folder/answer" |
      openssl dgst -sha256 -verify "$folder/gateway.pem" -signature "$folder/answer-signature" >/dev/null 2>&1 ||
      echo 'its signature does not fit the public key of the gateway'
  fi
}

# The one string member of that name; a question mark where there is none, or more than one.
member() { # <name>
  local found
  found=$(tr -d '\r\n' <"$folder/answer" | grep -o "\"$1\"[[:space:]]*:[[:space:]]*\"[^\"]*\"" || true)
  if [ "$(printf '%s' "$found" | grep -c '')" -eq 1 ]; then
    printf '%s\n' "$found" | sed 's/^[^:]*:[[:space:]]*"//; s/"$//'
  else
    echo '?'
  fi
}

why=$(misfit)
result_status=$(member resultStatus)
printf 'HTTP %s\nresult %s %s\n' "$http_status" "$result_status" "$(member resultCode)"
if [ -z "$why" ]; then echo 'verified'; else printf 'not verified: %s\n' "$why"; fi
echo
cat "$folder/answer"
echo
[ "$http_status" = 200 ] && [ "$result_status" = S ] && [ -z "$why" ]
`;
  return { fileName, text };
}

const environment = String.raw`
from_environment() { # <variable>
  local value="${'$'}{!1:-}"
  case $value in
    '' | *[![:graph:]]*) stop "Set $1." ;;
  esac
  printf %s "$value"
}
`;

const insideString = String.raw`
inside_string() { # <variable>
  from_environment "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'
}
`;
