#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second implementation of docs/formats/pass.md, on Debian's python3-cbor2 and python3-cryptography.

Shares no code with core. Used by pass_crosscheck.py and make_pass_vectors.py.
"""

import datetime

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
KINDS = {"employee": 1, "individual": 2, "household": 3}
SEALINGS = {"token": 1, "software_key": 2, "handwritten_original": 3, "entered_afterwards": 4}
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
PASS = -65537
PROTECTED = bytes.fromhex("a10127")


def base45(data):
    text = ""
    for i in range(0, len(data), 2):
        chunk = data[i : i + 2]
        number = int.from_bytes(chunk, "big")
        for _ in range(len(chunk) + 1):
            text += ALPHABET[number % 45]
            number //= 45
    return text


def unbase45(text):
    data = b""
    for i in range(0, len(text), 3):
        chunk = text[i : i + 3]
        number = sum(ALPHABET.index(c) * 45**k for k, c in enumerate(chunk))
        data += number.to_bytes(len(chunk) - 1, "big")
    return data


def pack_digits(text):
    nibbles = text.replace(".", "a") + ("f" if len(text) % 2 else "")
    return bytes.fromhex(nibbles)


def unpack_digits(data):
    return data.hex().rstrip("f").replace("a", ".")


def seconds(text):
    moment = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    return int((moment - datetime.datetime(1970, 1, 1)).total_seconds())


def timestamp(value):
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=value)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def minute(text):
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def clock(value):
    return f"{value // 60:02}:{value % 60:02}"


def pack_hours(windows):
    packed = b""
    for window in windows:
        start, end = window.split("-")
        packed += (minute(start) << 12 | minute(end)).to_bytes(3, "big")
    return packed


def unpack_hours(data):
    windows = []
    for i in range(0, len(data), 3):
        number = int.from_bytes(data[i : i + 3], "big")
        windows.append(f"{clock(number >> 12)}-{clock(number & 0xFFF)}")
    return windows


def details_of(claims):
    details = {}
    if "id_number" in claims:
        details[1] = pack_digits(claims["id_number"])
    for key, member in ((2, "birth_year"), (3, "organisation"), (4, "route"), (5, "plates")):
        if member in claims:
            details[key] = claims[member]
    if "days" in claims:
        details[6] = sum(1 << DAYS.index(day) for day in claims["days"])
    if "hours" in claims:
        details[7] = pack_hours(claims["hours"])
    return details


def payload_of(claims):
    """CBOR payload of claims in the JSON form of docs/formats/pass.md §7."""
    areas = [a if any(c.isalpha() for c in a) else pack_digits(a) for a in claims["areas"]]
    body = [claims["series"], claims["serial"], claims["operation"], KINDS[claims["kind"]],
            SEALINGS[claims["sealing"]], claims["holder"], claims["category"], areas]
    details = details_of(claims)
    if details:
        body.append(details)
    cwt = {1: claims["authority"], 4: seconds(claims["valid_until"])}
    if claims.get("valid_from", claims["issued_at"]) != claims["issued_at"]:
        cwt[5] = seconds(claims["valid_from"])
    cwt[6] = seconds(claims["issued_at"])
    cwt[PASS] = body
    return cbor2.dumps(cwt)


def claims_of(payload):
    cwt = cbor2.loads(payload)
    body = cwt[PASS]
    name_of = lambda table, number: next(name for name, n in table.items() if n == number)
    claims = {
        "authority": cwt[1], "series": body[0], "serial": body[1], "operation": body[2],
        "kind": name_of(KINDS, body[3]), "holder": body[5], "category": body[6],
        "areas": [unpack_digits(a) if isinstance(a, bytes) else a for a in body[7]],
        "valid_from": timestamp(cwt.get(5, cwt[6])), "valid_until": timestamp(cwt[4]),
        "issued_at": timestamp(cwt[6]), "sealing": name_of(SEALINGS, body[4]),
    }
    details = body[8] if len(body) > 8 else {}
    if 1 in details:
        claims["id_number"] = unpack_digits(details[1])
    for key, member in ((2, "birth_year"), (3, "organisation"), (4, "route"), (5, "plates")):
        if key in details:
            claims[member] = details[key]
    if 6 in details:
        claims["days"] = [day for bit, day in enumerate(DAYS) if details[6] >> bit & 1]
    if 7 in details:
        claims["hours"] = unpack_hours(details[7])
    return claims


def to_be_signed(payload):
    return cbor2.dumps(["Signature1", PROTECTED, b"", payload])


def sign(payload, seed):
    """The whole message: tag 18, [protected, {}, payload, signature]."""
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(to_be_signed(payload))
    return cbor2.dumps(cbor2.CBORTag(18, [PROTECTED, {}, payload, signature]))


def make(claims, seed):
    return "TH1:" + base45(sign(payload_of(claims), seed))


def read(text, public_key):
    """Claims of a pass whose signature holds; raises otherwise."""
    assert text.startswith("TH1:")
    message = cbor2.loads(unbase45(text[4:]))
    assert message.tag == 18
    protected, unprotected, payload, signature = message.value
    assert protected == PROTECTED and unprotected == {}
    Ed25519PublicKey.from_public_bytes(public_key).verify(signature, to_be_signed(payload))
    return claims_of(payload)
