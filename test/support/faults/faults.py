"""Faults, each by the cause it must be told as."""

import datetime
import decimal
import json

from bodies import as_java, as_javascript, bodies, escaped, laid_out, sorted_body, written
from calls import BALANCE, CLIENT, GRANT, HOST, NOW, OTHER_CLIENT, TIME, Answer, Call, content_sent

PER_CAUSE = 20


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
