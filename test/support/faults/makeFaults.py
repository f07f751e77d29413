"""Makes signed messages with known faults, without any code of the product: Python's own library writes the
messages, the openssl command signs them.

    python3 makeFaults.py KEYS.json FOLDER

KEYS.json holds the PEM texts of two key pairs under "keys", "partner" and "gateway". FOLDER is for temporary
files. A line of JSON for each message goes to standard output.
"""

import sys

# What is imported below leaves no compiled files in the source tree.
sys.dont_write_bytecode = True

import base64
import concurrent.futures
import hashlib
import json
import os
import shutil
import subprocess

from calls import NOW, Answer
from faults import singles
from otherMessages import doubles, outside, valid


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
