"""Makes signed messages with known faults, without any code of the product: Python's own library writes the
messages, the openssl command signs them.

    python3 makeFaults.py KEYS.json FOLDER

KEYS.json holds the PEM texts of two key pairs under "keys", "partner" and "gateway". FOLDER is for temporary
files. A line of JSON for each message goes to standard output.
"""

import base64
import concurrent.futures
import datetime
import decimal
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse

HOST = "open-sea.worldfirst.com"
CLIENT = "5X0000000000000000000001"
OTHER_CLIENT = "5X0000000000000000000002"
NOW = datetime.datetime(2024, 12, 31, 10, 15, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
TIME = "2024-12-31T10:15:30+08:00"
BALANCE = "/amsin/api/v1/business/account/inquiryBalance"
GRANT = "/amsin/alipay/business/credit/applyCreditGrant"
PER_CAUSE = 20


# ---------------------------------------------------------------- bodies

def compact(value, **options):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), **options)


def bodies():
    """Texts of many kinds. Most hold text beyond ASCII, slashes, numbers and members out of order."""
    grant = {
        "referenceNo": "REF-2024-0001",
        "payeeCode": "PAYEE/01",
        "amount": {"value": 329899311, "currency": "USD"},
        "attachmentFile": {"fileName": "发票 – n°1.pdf", "fileKey": "fk/0001"},
        "apr": 0.050,
    }
    texts = [
        compact(grant),
        json.dumps(grant, ensure_ascii=False),
        json.dumps(grant, ensure_ascii=False, indent=2),
        json.dumps(grant, ensure_ascii=False, indent=3),
        json.dumps(grant, ensure_ascii=False, indent=4),
        "{}",
        compact({"z": "请求/一", "a": [1, 2, {"y": 3, "x": "é"}], "big": 9223372036854775807}),
        compact({"name": "Zoë & Söhne <GmbH>", "id": 1234567890123456789, "city": "Köln/Porz"}),
        compact({"list": [], "object": {}, "text": "空/空", "none": None, "flag": True, "value": 10}),
        compact({"nested": {"c": {"b": {"a": [[["深/层"]]]}}}, "depth": 7}),
        '{"rate":12.50,"name":"汇率/日","cap":1000000.0,"base":1.10}',
        '{"value":1e3,"note":"指数/形","small":0.000010,"count":42}',
        compact({"emoji": "🧾/📎", "value": 16, "currency": "CNH"}),
        compact({"tab": "a\tb", "line": "一\n二/三", "quote": '"引"', "back": "\\", "n": 5}),
        '{"odd" :  "间隔/不齐",\n "value":[1,2 ,3],"a":7}',
        compact({"names": ["张三", "李四/王五", "Ünal"], "ids": [3, 1, 2], "currencyList": ["CNH", "USD"]}),
        compact({"currency": "JPY", "amount": 1600, "memo": "ñandú/日本", "Zone": "Asia/Shanghai"}),
        compact({"pageSize": 100, "pageNumber": 1, "statusList": ["ACCEPTED/成功"], "creditGrantNoList": []}),
        compact({"invoices": [{"no": "INV-%04d/甲" % n, "minor": 1000 + n, "cur": "USD"} for n in range(60)]}),
        compact({"rows": [{"no": "%06d" % n, "text": "很长的一行/é", "value": n} for n in range(2100)]}),
        compact({"value": "0", "unit": "分/¢", "number": 99999999999999999999, "k": 0}),
        compact({"mixed": [True, False, None, "x/ÿ", 12, {"q": 1, "b": 2}], "a": "ß"}),
        compact({"b": "一/1", "a": "二/2", "c": 3}),
        compact({"mark": "中/文", "list": [{"b": 1, "a": 2}], "integer": 123456}),
        compact({"ref": "R/中-7", "rate": 3, "m": {"z": 1, "y": [10, 20]}}),
    ]
    return [text.encode() for text in texts]


def reordered(value):
    if isinstance(value, dict):
        return {name: reordered(value[name]) for name in sorted(value)}
    return [reordered(each) for each in value] if isinstance(value, list) else value


def written(text, number):
    """The JSON text with every number replaced, nothing else."""
    parts = re.split(r'("(?:[^"\\]|\\.)*")', text)
    pattern = r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
    return "".join(
        part if part.startswith('"') else re.sub(pattern, lambda found: number(found.group()), part)
        for part in parts
    )


def as_javascript(digits):
    value = float(digits)
    if value == int(value) and abs(value) < 1e21:
        return format(decimal.Decimal(repr(value)), "f").split(".")[0]
    return repr(value) if "e" not in repr(value) else format(decimal.Decimal(repr(value)), "f")


def as_java(digits):
    """A double as Java prints it."""
    value = float(digits)
    if value != 0 and not 1e-3 <= abs(value) < 1e7:
        sign, figures, exponent = decimal.Decimal(repr(value)).normalize().as_tuple()
        rest = "".join(map(str, figures[1:])) or "0"
        return "%s%d.%sE%d" % ("-" if sign else "", figures[0], rest, len(figures) - 1 + exponent)
    return repr(value)


def escaped(text):
    def units(found):
        encoded = found.group().encode("utf-16-be")
        return "".join("\\u" + encoded[at : at + 2].hex() for at in range(0, len(encoded), 2))
    return re.sub(r"[^\x00-\x7f]", units, text)


# ---------------------------------------------------------------- one message

class Call:
    """A call as its program means it: what is sent, what is signed, and how."""

    def __init__(self, body, path=BALANCE):
        self.method = "POST"
        self.path = path
        self.client = CLIENT
        self.time = TIME
        self.body = body
        self.signed = {}
        self.mode = "sha256"
        self.key = "partner"
        self.encoding = "url"
        self.header = "algorithm=RSA256, keyVersion={version}, signature={value}"
        self.version = "2"
        self.target = None
        self.extra = []
        self.known = {"keys": ["partner", "gateway"], "clientId": CLIENT, "keyVersion": "2"}
        self.names = ("Client-Id", "Request-Time", "Signature", "Content-Type")

    def sign(self, **changes):
        self.signed.update(changes)
        return self

    def content(self):
        part = {
            "method": self.method, "gap": " ", "path": self.path, "line": "\n", "client": self.client,
            "dot": ".", "time": self.time, "dot2": ".", "body": self.body, "charset": "utf-8",
        }
        part.update(self.signed)
        if "whole" in part:
            return part["whole"]
        prefix = "".join(part[name] for name in ("method", "gap", "path", "line", "client", "dot", "time", "dot2"))
        return prefix.encode(part["charset"]) + part["body"]

    def signature_text(self, signature):
        text = base64.b64encode(signature).decode()
        if self.encoding == "url":
            text = urllib.parse.quote(text, safe="")
        elif self.encoding == "lower":
            text = urllib.parse.quote(text, safe="").replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d")
        elif self.encoding == "twice":
            text = urllib.parse.quote(urllib.parse.quote(text, safe=""), safe="")
        elif self.encoding == "base64url":
            text = base64.urlsafe_b64encode(signature).decode()
        elif self.encoding == "base64urlBare":
            text = base64.urlsafe_b64encode(signature).decode().rstrip("=")
        elif self.encoding == "base64Twice":
            text = urllib.parse.quote(base64.b64encode(base64.b64encode(signature)).decode(), safe="")
        return text

    def message(self, signature):
        client, time, sign, media = self.names
        lines = ["%s %s HTTP/1.1" % (self.method, self.target or self.path), "Host: " + HOST]
        lines += ["%s: %s" % (client, self.client), "%s: %s" % (time, self.time)]
        value = self.header.format(version=self.version, value=self.signature_text(signature))
        lines += ["%s: %s" % (sign, value), media + ": application/json; charset=UTF-8"]
        lines += ["%s: %s" % pair for pair in self.extra]
        lines.append("Content-Length: %d" % len(self.body))
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


class Answer(Call):
    """An answer to a request that is in order."""

    def __init__(self, body, path=BALANCE):
        super().__init__(body, path)
        self.key = "gateway"
        self.time = "2024-12-31T10:15:31+08:00"
        self.unsigned = False

    def message(self, signature):
        lines = ["HTTP/1.1 200 OK", "client-id: " + self.client, "response-time: " + self.time]
        if not self.unsigned:
            value = self.header.format(version="1", value=self.signature_text(signature))
            lines.append("signature: " + value)
        lines += ["content-type: application/json; charset=UTF-8", "content-length: %d" % len(self.body)]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body

    def request(self):
        lines = ["POST %s HTTP/1.1" % self.path, "Host: " + HOST, "Client-Id: " + CLIENT, "Request-Time: " + TIME]
        return "\r\n".join(lines).encode() + b"\r\n\r\n{}"


# ---------------------------------------------------------------- faults, each by the cause it must be told as

def text_of(body):
    return body.decode()


def change_body(change):
    """The body is sent as it is and signed as changed."""
    def fault(body, n):
        return Call(body).sign(body=change(text_of(body), n).encode())
    return fault


def change_sent(change):
    """The body is signed as it is and sent as changed."""
    def fault(body, n):
        return Call(change(text_of(body), n).encode()).sign(body=body)
    return fault


def change_call(**changes):
    def fault(body, n):
        call = Call(body, BALANCE if n % 2 else GRANT)
        values = {name: value(call, n) if callable(value) else value for name, value in changes.items()}
        return call.sign(**values)
    return fault


def set_call(**settings):
    def fault(body, n):
        call = Call(body)
        for name, value in settings.items():
            setattr(call, name, value(call, n) if callable(value) else value)
        return call
    return fault


def expect_client(body, n):
    call = Call(body)
    call.client = OTHER_CLIENT
    return call if n % 2 else call.sign(client=CLIENT)


def with_query(body, n):
    call = Call(body)
    call.target = call.path + ("?a=1", "?lang=en&v=2")[n % 2]
    return call


def more_slash(body, n):
    call = Call(body)
    if n % 2:
        call.target = call.path + "/"
        return call
    return call.sign(path=call.path + "/")


def sandbox(body, n):
    call = Call(body)
    inner = call.path.replace("/amsin/", "/amsin/sandbox/")
    if n % 3 == 0:
        return call.sign(path=inner)
    if n % 3 == 1:
        return call.sign(path="/sandbox" + call.path)
    call.target = inner
    return call


def gbk_sent(body, n):
    return Call(text_of(body).encode("gbk")).sign(body=body)


def charset(body, n):
    names = ("gbk", "latin-1", "utf-16-le", "utf-16-be", "cp1252", "ascii")
    name = names[n % len(names)]
    call = Call(body)
    return call.sign(charset=name, body=text_of(body).encode(name, errors="replace"))


def numbers(text, n):
    forms = (
        as_javascript,
        lambda digits: '"%s"' % digits,
        as_java,
        lambda digits: format(decimal.Decimal(digits).normalize(), "f"),
    )
    changed = written(text, forms[n % 4])
    return changed if changed != text else written(text, forms[1])


def stale(body, n):
    call = Call(body)
    call.time = ("2024-12-29T10:15:30+08:00", "2025-01-01T10:15:30+08:00", "2024-12-31T09:15:30+08:00")[n % 3]
    return call


def swapped_answer(body, n):
    answer = Answer(body)
    if n % 2:
        # Somebody entered the own public key as the gateway's.
        answer.known["keys"] = ["partner", "partner as gateway"]
        return answer
    answer.key = "partner"
    return answer


def request_time(body, n):
    return Answer(body).sign(time=TIME)


def unsigned(body, n):
    answer = Answer(body)
    answer.unsigned = True
    return answer


def answer_rewritten(body, n):
    return Answer(body).sign(body=json.dumps(json.loads(body), ensure_ascii=False, indent=2).encode())


def laid_out(indent, separators=None):
    """White space alone; numbers keep their digits."""
    def change(text, n):
        marks = {}

        def keep(digits):
            mark = "9%017d" % len(marks)
            marks[mark] = digits
            return mark
        held = json.loads(written(text, keep))
        again = json.dumps(held, ensure_ascii=False, indent=indent, separators=separators)
        return re.sub(r"9\d{17}", lambda found: marks[found.group()], again)
    return change


def sorted_body(text, n):
    """The members in order, in the layout of the text; unchanged where that is none of Python's."""
    value = json.loads(text)
    for options in ({"separators": (",", ":")}, {}, {"indent": 2}, {"indent": 3}, {"indent": 4}):
        if json.dumps(value, ensure_ascii=False, **options) == text:
            return json.dumps(reordered(value), ensure_ascii=False, **options)
    return text


def compacted(body, n):
    """Sent with white space, signed without."""
    text = text_of(body)
    sent = laid_out((2, 3, 4, None)[n % 4])(text, n)
    return Call(sent.encode()).sign(body=laid_out(None, (",", ":"))(text, n).encode())


TIME_FORMS = (
    str(int(NOW.timestamp() * 1000)),
    str(int(NOW.timestamp())),
    "2024-12-31T02:15:30Z",
    "2024-12-31T02:15:30+00:00",
    "2024-12-31T10:15:30+0800",
    "2024-12-31T10:15:30",
    "2024-12-31 10:15:30",
    "2024-12-31T10:15:30.417+08:00",
    "2024-12-31T02:15:30.000Z",
    "2024-12-31T02:15:30.0000000Z",
    str(int(NOW.timestamp() * 1000) + 417),
)


def shifted(n):
    seconds = (-1, 1, -2, 3, -30, 90, -600)[n % 7]
    return (NOW + datetime.timedelta(seconds=seconds)).isoformat()


FAULTS = [
    ("host", change_call(path=lambda call, n: ("https://" + HOST, HOST, "http://" + HOST)[n % 3] + call.path)),
    ("leadingSlash", change_call(path=lambda call, n: call.path[1:])),
    ("trailingSlash", more_slash),
    ("query", with_query),
    ("sandbox", sandbox),
    ("pathPrefix", change_call(path=lambda call, n: call.path.replace("/amsin", "", 1))),
    ("lineBreakMissing", change_call(line="")),
    ("lineBreakCrlf", change_call(line="\r\n")),
    ("methodCase", change_call(method=lambda call, n: ("post", "Post")[n % 2])),
    ("bodyCompact", compacted),
    ("bodyIndented", change_body(lambda text, n: laid_out((2, 3, 4)[n % 3])(text, n))),
    ("bodySpaced", change_body(laid_out(None))),
    ("bodyKeyOrder", change_body(sorted_body)),
    ("bodyEscapes", change_body(lambda text, n: escaped(text))),
    ("bodyEscapes", change_sent(lambda text, n: escaped(text))),
    ("bodySlashes", change_body(lambda text, n: text.replace("/", "\\/"))),
    ("bodyNumbers", change_body(numbers)),
    ("byteOrderMark", change_body(lambda text, n: "\ufeff" + text)),
    ("byteOrderMark", change_sent(lambda text, n: "\ufeff" + text)),
    ("trailingNewline", change_body(lambda text, n: text + ("\n", "\r\n")[n % 2])),
    ("trailingNewline", change_sent(lambda text, n: text + ("\n", "\r\n", " ")[n % 3])),
    ("charset", charset),
    ("charset", gbk_sent),
    ("timeDiffers", change_call(time=lambda call, n: shifted(n))),
    ("timeForm", change_call(time=lambda call, n: TIME_FORMS[n % len(TIME_FORMS)])),
    ("clock", stale),
    ("clientIdDiffers|clientIdUnexpected", expect_client),
    ("clientIdPadded", change_call(client=lambda call, n: (" %s", "%s ", "\t%s", "%s\n", '"%s"')[n % 5] % call.client)),
    ("clientIdCase", change_call(client=lambda call, n: call.client.lower())),
    ("notUrlEncoded", set_call(encoding="raw")),
    ("urlEncodedTwice", set_call(encoding="twice")),
    ("base64Twice", set_call(encoding="base64Twice")),
    ("base64Url", set_call(encoding=lambda call, n: ("base64url", "base64urlBare")[n % 2])),
    ("sha1", set_call(mode="sha1")),
    ("pss", set_call(mode=lambda call, n: ("pss", "pssMax")[n % 2])),
    ("noDigestInfo", set_call(mode="bare")),
    ("otherKey", set_call(key="stranger")),
    ("keysSwapped", set_call(key="gateway")),
    ("keysSwapped", swapped_answer),
    ("keyVersion", set_call(version="3")),
    ("requestTimeOnAnswer", request_time),
    ("unsigned", unsigned),
    ("bodyIndented", answer_rewritten),
]


def with_fault(fault, body, n):
    """The call, or None where the fault changes nothing about this body."""
    try:
        call = fault(body, n)
    except UnicodeError:
        return None
    return None if call.signed and content_sent(call) == call.content() else call


def content_sent(call):
    """The content that fits what is sent."""
    target = call.target or call.path
    return ("%s %s\n%s.%s." % (call.method, target, call.client, call.time)).encode() + call.body


def singles():
    made = []
    texts = bodies()
    for cause, fault in FAULTS:
        count = 0
        for n, body in enumerate(texts):
            call = with_fault(fault, body, n)
            if call is not None and count < PER_CAUSE:
                count += 1
                made.append((cause, call))
    return made


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


# ---------------------------------------------------------------- signing

class Signer:
    def __init__(self, keys, folder):
        self.folder = folder
        self.files = {}
        for owner in ("partner", "gateway"):
            self.files[owner] = self.write(owner + ".pem", keys[owner]["privateKeyPkcs8Pem"].encode())
        stranger = os.path.join(folder, "stranger.pem")
        self.openssl(["genrsa", "-out", stranger, "2048"], b"")
        self.files["stranger"] = stranger

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def openssl(self, arguments, data):
        done = subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit("openssl %s failed: %s" % (" ".join(arguments), done.stderr.decode()))
        return done.stdout

    def sign(self, call):
        if getattr(call, "unsigned", False):
            return b""
        key, content = self.files[call.key], call.content()
        if call.mode == "bare":
            digest = hashlib.sha256(content).digest()
            return self.openssl(["pkeyutl", "-sign", "-inkey", key], digest)
        options = {
            "sha256": ["-sha256"],
            "sha1": ["-sha1"],
            "pss": ["-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"],
            "pssMax": ["-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:max"],
        }[call.mode]
        return self.openssl(["dgst", *options, "-sign", key, "-binary"], content)


def same_messages(made):
    """Faults that make the same message of the same body cannot be told apart: each of them is right."""
    groups = {}
    for cause, call in made:
        identity = (type(call), call.mode, call.key, call.encoding, call.version, call.message(b""), call.content())
        groups.setdefault(identity, set()).update(cause.split("|"))
    for cause, call in made:
        identity = (type(call), call.mode, call.key, call.encoding, call.version, call.message(b""), call.content())
        yield cause, call, sorted(groups[identity])


def main():
    if shutil.which("openssl") is None:
        raise SystemExit("The openssl command is needed to sign the messages with faults.")
    keys_file, folder = sys.argv[1:3]
    with open(keys_file, encoding="utf-8") as file:
        signer = Signer(json.load(file)["keys"], folder)
    cases = []
    for group, made in (("single", singles()), ("double", doubles()), ("valid", valid()), ("outside", outside())):
        for cause, call, right in same_messages(made):
            cases.append((group, cause, call, right))
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        signatures = pool.map(lambda case: signer.sign(case[2]), cases)
        for (group, cause, call, right), signature in zip(cases, signatures):
            line = {
                "group": group,
                "cause": cause,
                "right": right,
                "kind": "answer" if isinstance(call, Answer) else "request",
                "message": base64.b64encode(call.message(signature)).decode(),
                "known": call.known,
                "at": int(NOW.timestamp() * 1000),
            }
            if isinstance(call, Answer):
                line["request"] = base64.b64encode(call.request()).decode()
            print(json.dumps(line))


main()
