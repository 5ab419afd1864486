#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes metadata-signatures.json anew, with Debian's python3-cryptography: signatures of every kind of key that
metadata may list, and of some that must never count. Entries with the same "key" are one key.

usage: make_metadata_signatures.py > tests/vectors/metadata-signatures.json
"""
import base64
import json
import sys

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

MESSAGE = 'Thông Hành: {"a":1}'
DATA = MESSAGE.encode()
OTHER = DATA + b"!"
SHA256, SHA512 = hashes.SHA256(), hashes.SHA512()
entries = []


def add(name, keytype, scheme, public, signature, holds, key):
    entries.append({"name": name, "keytype": keytype, "scheme": scheme, "public": public, "message": MESSAGE,
                    "sig": signature.hex(), "holds": holds, "key": key})


def pem(private):
    return private.public_key().public_bytes(serialization.Encoding.PEM,
                                             serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def enclosed(der, headers=""):
    return f"-----BEGIN PUBLIC KEY-----\n{headers}{base64.b64encode(der).decode()}\n-----END PUBLIC KEY-----\n"


def pss(salt, digest=SHA256):
    return padding.PSS(mgf=padding.MGF1(digest), salt_length=salt)


def edwards():
    private = ed25519.Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()
    add("ed25519", "ed25519", "ed25519", public, private.sign(DATA), True, "A")
    add("ed25519 of another message", "ed25519", "ed25519", public, private.sign(OTHER), False, "A")
    add("a scheme of tomorrow", "ed25519", "ed25519-of-tomorrow", public, private.sign(DATA), False, "A")


def elliptic():
    scheme, ecdsa = "ecdsa-sha2-nistp256", ec.ECDSA(SHA256)
    private = ec.generate_private_key(ec.SECP256R1())
    signature = private.sign(DATA, ecdsa)
    add("P-256", "ecdsa", scheme, pem(private), signature, True, "B")
    add("P-256 under its other type", scheme, scheme, pem(private), private.sign(DATA, ecdsa), True, "B")
    point = private.public_key().public_bytes(serialization.Encoding.X962,
                                              serialization.PublicFormat.CompressedPoint)
    compressed = bytes.fromhex("3039301306072a8648ce3d020106082a8648ce3d030107032200") + point
    add("P-256 with its point compressed", "ecdsa", scheme, enclosed(compressed), signature, True, "B")
    halves = b"".join(half.to_bytes(32, "big") for half in decode_dss_signature(signature))
    add("P-256 signature that is no DER", "ecdsa", scheme, pem(private), halves, False, "B")
    add("P-256 of another message", "ecdsa", scheme, pem(private), private.sign(OTHER, ecdsa), False, "B")
    add("P-256 under the type of RSA", "rsa", "rsassa-pss-sha256", pem(private), signature, False, "C")
    add("scheme of P-256 under the type of RSA", "rsa", scheme, pem(private), signature, False, "C")
    for key, curve in (("D", ec.SECP384R1()), ("E", ec.SECP256K1())):
        other = ec.generate_private_key(curve)
        add(f"{curve.name} that calls itself P-256", "ecdsa", scheme, pem(other), other.sign(DATA, ecdsa), False, key)
    add("no PEM", "ecdsa", scheme, "", signature, False, "F")


def factored():
    scheme, old = "rsassa-pss-sha256", "rsa-pkcs1v15-sha256"
    private = rsa.generate_private_key(65537, 2048)
    public, good = pem(private), private.sign(DATA, pss(32), SHA256)
    plain = private.sign(DATA, padding.PKCS1v15(), SHA256)
    add("RSA-PSS, salt of 32", "rsa", scheme, public, good, True, "G")
    add("RSA-PSS, longest salt", "rsa", scheme, public, private.sign(DATA, pss(padding.PSS.MAX_LENGTH), SHA256),
        True, "G")
    add("RSA PKCS #1 v1.5", "rsa", old, public, plain, True, "G")
    add("RSA-PSS with SHA-512", "rsa", scheme, public, private.sign(DATA, pss(32, SHA512), SHA512), False, "G")
    add("RSA-PSS under the scheme of PKCS #1 v1.5", "rsa", old, public, good, False, "G")
    add("RSA PKCS #1 v1.5 under the scheme of PSS", "rsa", scheme, public, plain, False, "G")
    add("RSA of another message", "rsa", scheme, public, private.sign(OTHER, pss(32), SHA256), False, "G")
    add("an empty signature", "rsa", scheme, public, b"", False, "G")
    add("RSA under the type of P-256", "ecdsa", "ecdsa-sha2-nistp256", public, good, False, "H")
    weak = rsa.generate_private_key(65537, 1024)
    add("RSA of 1024 bits", "rsa", scheme, pem(weak), weak.sign(DATA, pss(32), SHA256), False, "I")
    der = private.public_key().public_bytes(serialization.Encoding.DER,
                                            serialization.PublicFormat.SubjectPublicKeyInfo)
    asking = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\n"
    add("a PEM that asks for a passphrase", "rsa", scheme, enclosed(der, asking), good, False, "J")
    add("a PEM cut short", "rsa", scheme, public[:120], good, False, "K")


edwards()
elliptic()
factored()
json.dump(entries, sys.stdout, indent=1, ensure_ascii=False)
print()
