"""Messages with two faults, with none, and with faults that nobody can be expected to recognise."""

import hashlib
import json
import urllib.parse

from bodies import bodies, escaped, laid_out
from calls import BALANCE, CLIENT, GRANT, HOST, NOW, TIME, Answer, Call, content_sent
from faults import text_of


def combine(*changes):
    """Faults of different kinds at one call."""
    def fault(body, n):
        call = Call(body)
        for change in changes:
            change(call, n)
        return call
    return fault


DOUBLE_PARTS = {
    "host": lambda call, n: call.sign(path="https://" + HOST + call.path),
    "leadingSlash": lambda call, n: call.sign(path=call.path[1:]),
    "sandbox": lambda call, n: call.sign(path=call.path.replace("/amsin/", "/amsin/sandbox/")),
    "lineBreakCrlf": lambda call, n: call.sign(line="\r\n"),
    "lineBreakMissing": lambda call, n: call.sign(line=""),
    "methodCase": lambda call, n: call.sign(method="post"),
    "timeDiffers": lambda call, n: call.sign(time="2024-12-31T10:15:29+08:00"),
    "timeForm": lambda call, n: call.sign(time=("2024-12-31T02:15:30Z", "1735611330000")[n % 2]),
    "clientIdPadded": lambda call, n: call.sign(client=call.client + " "),
    "bodyIndented": lambda call, n: call.sign(body=laid_out(2)(text_of(call.body), n).encode()),
    "bodyEscapes": lambda call, n: call.sign(body=escaped(text_of(call.body)).encode()),
    "bodySpaced": lambda call, n: call.sign(body=laid_out(None)(text_of(call.body), n).encode()),
    "trailingNewline": lambda call, n: call.sign(body=call.body + b"\n"),
    "byteOrderMark": lambda call, n: call.sign(body=b"\xef\xbb\xbf" + call.body),
    "sha1": lambda call, n: setattr(call, "mode", "sha1"),
    "pss": lambda call, n: setattr(call, "mode", "pss"),
    "notUrlEncoded": lambda call, n: setattr(call, "encoding", "raw"),
    "base64Url": lambda call, n: setattr(call, "encoding", "base64url"),
    "urlEncodedTwice": lambda call, n: setattr(call, "encoding", "twice"),
    "keysSwapped": lambda call, n: setattr(call, "key", "gateway"),
    "keyVersion": lambda call, n: setattr(call, "version", "7"),
}

EXCLUDE = [
    {"host", "leadingSlash", "sandbox"}, {"lineBreakCrlf", "lineBreakMissing"}, {"timeDiffers", "timeForm"},
    {"bodyIndented", "bodyEscapes", "bodySpaced", "trailingNewline", "byteOrderMark"},
    {"sha1", "pss"}, {"notUrlEncoded", "base64Url", "urlEncodedTwice"},
    # A key version is wrong for a key; which of two wrong keys it belongs to is another question.
    {"keysSwapped", "keyVersion"},
]


def doubles():
    texts = [body for at, body in enumerate(bodies()) if at in (0, 6, 12, 16, 22)]
    names = list(DOUBLE_PARTS)
    made = []
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if any(one in group and other in group for group in EXCLUDE):
                continue
            body = texts[len(made) % len(texts)]
            call = combine(DOUBLE_PARTS[one], DOUBLE_PARTS[other])(body, len(made))
            made.append(("%s+%s" % (one, other), call))
    return made


def valid():
    made = []
    forms = ("", ".417", ".0000000")
    texts = bodies()
    for n in range(300):
        body = texts[n % len(texts)]
        call = Call(body, (BALANCE, GRANT)[n % 2]) if n % 5 else Answer(body)
        if n % 5:
            call.header = (
                "algorithm=RSA256, keyVersion={version}, signature={value}",
                "algorithm=RSA256,keyVersion={version},signature={value}",
                "algorithm=rsa256,keyVersion={version},signature={value}",
            )[n % 3]
            call.encoding = ("url", "lower")[n % 2]
            call.time = (
                TIME,
                str(int(NOW.timestamp() * 1000) + n),
                "2024-12-31T02:15:30" + forms[n % 3] + "Z",
                "2024-12-31T10:15:30+0800",
                "2024-12-31T02:15:30+00:00",
            )[n % 5 - 1]
            if n % 11 == 0:
                call.path += "?a=1"
            if n % 7 == 0:
                call.target = "https://" + HOST + call.path
            if n % 4 == 0:
                call.names = ("client-id", "request-time", "signature", "content-type")
            call.extra = [("Connected-CustomerId", "C-%d" % n), ("Access-Token", "token-%d" % n)]
        made.append(("valid", call))
    return made


def outside():
    """Faults that nobody can be expected to recognise."""
    made = []
    texts = [body for at, body in enumerate(bodies()) if at in (0, 7, 13, 16)]
    for n, body in enumerate(texts):
        plain = content_sent(Call(body))
        form = urllib.parse.urlencode(sorted((str(k), str(v)) for k, v in json.loads(body).items()))
        for whole in (
            plain[: -len(body)] + hashlib.sha256(body).hexdigest().encode(),
            hashlib.sha256(plain).hexdigest().encode(),
            plain[: -len(body)] + body[:-1] + b',"timestamp":1735611330}',
            plain[: -len(body)] + form.encode(),
            plain + b"&key=8f14e45fceea167a5a36dedd4bea2543",
            "\n".join(["POST", BALANCE, TIME, CLIENT, text_of(body)]).encode(),
            plain[: -len(body)] + body[::-1],
        ):
            made.append(("outside", Call(body).sign(whole=whole)))
    return made
