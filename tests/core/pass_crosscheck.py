#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two implementations read each other's passes. usage: pass_crosscheck.py PROBE

PROBE is the program of pass_probe.cpp. Exit status 77: the Python modules are not here.
"""

import json
import random
import subprocess
import sys

sys.dont_write_bytecode = True
try:
    import independent_pass as ip
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
except ImportError as missing:
    print(f"not checked: {missing} (python3-cbor2 and python3-cryptography)")
    sys.exit(77)

PASSES = 400
SEED = bytes(range(32))


def probe(*arguments, lines=()):
    text = "".join(line + "\n" for line in lines)
    run = subprocess.run([sys.argv[1], *arguments], input=text, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def check_theirs():
    """What core makes, the second implementation reads, verifies, and encodes to the same text."""
    public, *lines = probe("make", str(PASSES))
    assert len(lines) > PASSES // 2, f"only {len(lines)} passes made"
    for line in lines:
        text, claims = line.split("\t")
        claims = json.loads(claims)
        assert ip.read(text, bytes.fromhex(public)) == claims, line
        tampered = ip.unbase45(text[4:])[:-1] + bytes([ip.unbase45(text[4:])[-1] ^ 1])
        try:
            ip.read("TH1:" + ip.base45(tampered), bytes.fromhex(public))
            raise AssertionError("a changed signature was accepted")
        except InvalidSignature:
            pass
    return len(lines)


def some_claims(rng):
    letters = "ABCZ019"
    word = lambda low, high, of=letters: "".join(rng.choice(of) for _ in range(rng.randint(low, high)))
    start = rng.randint(0, 4_000_000_000)
    claims = {
        "authority": word(1, 16, letters + ".-"), "series": word(1, 12), "serial": rng.randint(1, 2**32 - 1),
        "operation": rng.choice([0, 23, 24, 255, 256, 65536, 2**32, 2**63 - 1]), "kind": rng.choice(list(ip.KINDS)),
        "holder": rng.choice(["Đỗ Ổn", "Nguyễn Thị Thu Hương", "x" * 80, "Lê Ánh"]), "category": word(1, 16, "az09-"),
        "areas": [word(1, 3, rng.choice(["019", "AZ09"])) + ".0" for _ in range(rng.randint(1, 8))],
        "valid_from": ip.timestamp(start), "valid_until": ip.timestamp(start + rng.choice([0, 1, 86400])),
        "issued_at": ip.timestamp(rng.choice([start, start + 5])), "sealing": rng.choice(list(ip.SEALINGS)),
    }
    optional = {
        "id_number": word(9, 9, "0123456789") + rng.choice(["", "000"]), "birth_year": rng.randint(1900, 2100),
        "organisation": "Công ty " + word(1, 20), "route": "Đường số " + word(1, 5),
        "plates": [word(4, 9) + "Đ"], "days": rng.sample(ip.DAYS, rng.randint(1, 6)),
        "hours": rng.choice([["00:00-24:00"], ["05:00-07:30", "07:30-08:00"]]),
    }
    if "days" in optional:
        optional["days"].sort(key=ip.DAYS.index)
    claims.update({name: value for name, value in optional.items() if rng.random() < 0.6})
    return claims


def check_ours():
    """What the second implementation makes, core reads."""
    rng = random.Random(7)
    claims = [some_claims(rng) for _ in range(PASSES)]
    answers = probe("read", lines=[ip.make(each, SEED) for each in claims])
    assert len(answers) == len(claims)
    for each, answer in zip(claims, answers):
        assert not answer.startswith("!"), (answer, each)
        assert json.loads(answer) == each, (answer, each)
    return len(claims)


print(f"{check_theirs()} passes of core read by the second implementation, {check_ours()} the other way round")
