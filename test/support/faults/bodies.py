"""Bodies of many kinds, and how other programs would have written them."""

import decimal
import json
import re


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
