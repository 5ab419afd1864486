#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/vectors/pass/*.json with the second implementation. Run once; the files are committed.

A vector holds the key, the claims, and every layer in hexadecimal, so that any COSE library can check it.
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "core"))
import independent_pass as ip  # noqa: E402
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: E402

SMALLEST = {
    "authority": "A", "series": "S", "serial": 1, "operation": 0, "kind": "individual", "holder": "An",
    "category": "x", "areas": ["01"], "valid_from": "2021-09-05T00:00:00Z", "valid_until": "2021-09-05T00:00:00Z",
    "issued_at": "2021-09-05T00:00:00Z", "sealing": "token",
}
TYPICAL = {
    "authority": "P00001", "series": "BD01A", "serial": 1234, "operation": 1301, "kind": "employee",
    "holder": "Nguyễn Thị Thu Hương", "id_number": "001085012345", "birth_year": 1985,
    "organisation": "Công ty CP Sữa Hà Nội", "category": "food", "areas": ["01.001.00001"], "plates": ["29A12345"],
    "hours": ["06:00-18:00"], "valid_from": "2021-09-05T17:00:00Z", "valid_until": "2021-09-21T16:59:59Z",
    "issued_at": "2021-09-05T09:30:00Z", "sealing": "software_key",
}
VECTORS = {
    "smallest": SMALLEST,
    "typical-employee": TYPICAL,
    "household-days": dict(SMALLEST, kind="household", holder="Hộ ông Đặng Văn Ổn", id_number="012345678",
                           category="market", areas=["79.760.26734"], days=["mon", "thu"],
                           hours=["05:00-08:00", "16:00-24:00"], sealing="handwritten_original"),
    "everything": dict(TYPICAL, serial=2**32 - 1, operation=2**63 - 1, areas=["01", "01.001", "CANG.A1", "HN"],
                       route="Quốc lộ 1A → Pháp Vân", plates=["29A12345", "29MĐ112345"],
                       days=["sat", "sun"], hours=["00:00-00:01", "00:01-12:00", "13:00-18:30", "23:59-24:00"],
                       sealing="entered_afterwards"),
}


def vector(number, claims):
    seed = bytes([number]) * 32
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    payload = ip.payload_of(claims)
    return {
        "seed": seed.hex(), "public_key": public.hex(), "claims": claims, "payload": payload.hex(),
        "to_be_signed": ip.to_be_signed(payload).hex(), "cose": ip.sign(payload, seed).hex(),
        "text": ip.make(claims, seed),
    }


for number, (name, claims) in enumerate(VECTORS.items(), start=1):
    file = HERE / "pass" / f"{name}.json"
    file.write_text(json.dumps(vector(number, claims), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
