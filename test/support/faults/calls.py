"""A call and an answer: what is sent, what is signed, and how."""

import base64
import datetime
import urllib.parse

HOST = "open-sea.worldfirst.com"
CLIENT = "5X0000000000000000000001"
OTHER_CLIENT = "5X0000000000000000000002"
NOW = datetime.datetime(2024, 12, 31, 10, 15, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
TIME = "2024-12-31T10:15:30+08:00"
BALANCE = "/amsin/api/v1/business/account/inquiryBalance"
GRANT = "/amsin/alipay/business/credit/applyCreditGrant"


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


def content_sent(call):
    """The content that fits what is sent."""
    target = call.target or call.path
    return ("%s %s\n%s.%s." % (call.method, target, call.client, call.time)).encode() + call.body
