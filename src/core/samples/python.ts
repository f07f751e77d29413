import { embeddedBytes } from './embeddedBytes.ts';
import {
  aboutProgram,
  takesSecrets,
  timeoutSeconds,
  variables,
  type BodyPart,
  type Program,
  type SampleCall,
} from './sampleCall.ts';
import { stringLiteral, utf32Escape, type StringForm } from './stringForm.ts';

const form: StringForm = { quote: "'", escape: utf32Escape };

const literal = (value: string): string => stringLiteral(value, form);

/** The call as a program for Python 3 and the openssl command: Python's own library cannot sign with RSA. */
export function pythonProgram(call: SampleCall): Program {
  const { endpoint, target, body, hasToken } = call;
  const fileName = `${endpoint.name}.py`;
  const needs = 'It needs Python 3.8 or newer and the openssl command, and no packages.';
  const about = aboutProgram(call, needs, `python3 ${fileName}`);
  const customer = target.customerId;
  const text = String.raw`${about.map((line) => `# ${line}`.trimEnd()).join('\n')}

import base64
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

URL = ${literal(target.baseUrl + target.path)}
SIGNED_PATH = ${literal(target.signedPath)}
CLIENT_ID = ${literal(target.clientId)}
KEY_VERSION = ${literal(target.keyVersion)}
${customer === undefined ? '' : `CUSTOMER_ID = ${literal(customer)}\n`}

def make_body():
    return b''.join([
${body.map((part) => `        ${partOf(part)},\n`).join('')}    ])


def content_to_sign(at, body):
    return f'POST {SIGNED_PATH}\n{CLIENT_ID}.{at}.'.encode() + body


def key_file(place, variable):
    path = sys.argv[place] if len(sys.argv) > place else os.environ.get(variable)
    if not path:
        raise ValueError(f'Name the key files, or set {variable}.')
    return path


def openssl(*args, content):
    done = subprocess.run(['openssl', *args], input=content, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise ValueError('openssl: ' + (done.stderr or done.stdout).decode(errors='replace').strip())
    return done.stdout

${takesSecrets(call) ? environment : ''}${body.some(({ kind }) => kind === 'secret') ? insideString : ''}
def prepare():
    private_key = key_file(1, '${variables.privateKey}')
    with open(key_file(2, '${variables.gatewayKey}'), encoding='ascii') as file:
        gateway_key = file.read()
    if '-----BEGIN' not in gateway_key:
        gateway_key = f'-----BEGIN PUBLIC KEY-----\n{gateway_key.strip()}\n-----END PUBLIC KEY-----\n'
    gateway_key = openssl('rsa', '-pubin', '-outform', 'PEM', content=gateway_key.encode())
    body = make_body()
    at = time.strftime('%Y-%m-%dT%H:%M:%S+00:00', time.gmtime())
    signed = openssl('dgst', '-sha256', '-sign', private_key, content=content_to_sign(at, body))
    signature = urllib.parse.quote(base64.b64encode(signed).decode(), safe='')
    headers = {
        'Client-Id': CLIENT_ID,
        'Request-Time': at,
        'Signature': f'algorithm=RSA256, keyVersion={KEY_VERSION}, signature={signature}',
        'Content-Type': 'application/json; charset=UTF-8',
${customer === undefined ? '' : `        'Connected-CustomerId': CUSTOMER_ID,\n`}${hasToken ? `        'Access-Token': from_environment('${variables.accessToken}'),\n` : ''}    }
    return gateway_key, headers, body


def send(headers, body):
    url = urllib.parse.urlsplit(URL)
    secure = url.scheme == 'https'
    connection = (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(
        url.hostname, url.port, timeout=${timeoutSeconds})
    connection.connect()
    # The timeout above begins anew with each read.
    end = threading.Timer(${timeoutSeconds}, connection.sock.shutdown, [socket.SHUT_RDWR])
    end.daemon = True
    end.start()
    try:
        connection.request('POST', URL[URL.index('/', len(url.scheme) + 3):], body, headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        end.cancel()


def misfit(answer, body, gateway_key):
    """Why the answer's own signature cannot be relied on; None where it is right."""
    signatures = answer.headers.get_all('Signature', [])
    times = answer.headers.get_all('Response-Time', [])
    if not signatures:
        return 'the answer is not signed'
    if len(signatures) != 1 or len(times) != 1:
        return 'it needs one Signature and one Response-Time'
    value = re.search(r'(?:^|,)\s*signature\s*=\s*((?:[A-Za-z0-9+/=]|%2[BF]|%3D)+)\s*(?:,|$)', signatures[0], re.I)
    if value is None:
        return 'its Signature header cannot be read'
    with tempfile.TemporaryDirectory() as folder:
        key, signature = os.path.join(folder, 'key.pem'), os.path.join(folder, 'signature')
        for path, content in (key, gateway_key), (signature, base64.b64decode(urllib.parse.unquote(value[1]))):
            with open(path, 'wb') as file:
                file.write(content)
        try:
            signed = content_to_sign(times[0], body)
            openssl('dgst', '-sha256', '-verify', key, '-signature', signature, content=signed)
        except ValueError:
            return 'its signature does not fit the public key of the gateway'
    return None


def result_of(body):
    try:
        result = json.loads(body)['result']
        return result.get('resultStatus', '?'), result.get('resultCode', '?')
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return '?', '?'


def main():
    try:
        gateway_key, headers, body = prepare()
    except (OSError, ValueError) as error:
        print(f'Nothing was sent: {error}', file=sys.stderr)
        return 2
    try:
        answer, received = send(headers, body)
    except (OSError, http.client.HTTPException) as error:
        print(f'No whole answer came, and the request may have arrived: {error!r}', file=sys.stderr)
        return 1
    try:
        why = misfit(answer, received, gateway_key)
    except (OSError, ValueError) as error:
        why = str(error)
    status, code = result_of(received)
    print(f'HTTP {answer.status}')
    print(f'result {status} {code}')
    print('verified' if why is None else f'not verified: {why}')
    print()
    sys.stdout.flush()
    sys.stdout.buffer.write(received + b'\n')
    return 0 if answer.status == 200 and status == 'S' and why is None else 1


sys.exit(main())
`;
  return { fileName, text };
}

const environment = String.raw`
def from_environment(variable):
    value = os.environ.get(variable, '')
    if not re.fullmatch(r'[\x21-\x7e]+', value):
        raise ValueError(f'Set {variable}.')
    return value

`;

const insideString = String.raw`
def inside_string(value):
    return json.dumps(value)[1:-1].encode()

`;

function partOf(part: BodyPart): string {
  switch (part.kind) {
    case 'file':
      return `base64.b64encode(open(${literal(part.path)}, 'rb').read())`;
    case 'secret':
      return `inside_string(from_environment(${literal(part.variable)}))`;
    case 'bytes': {
      const { kind, literals } = embeddedBytes(part.bytes, form);
      const lines = literals.map((line) => `\n            ${line}`).join('');
      return kind === 'base64' ? `base64.b64decode(${lines})` : `(${lines}).encode()`;
    }
  }
}
