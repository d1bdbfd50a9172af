"""RSA and ECDSA signatures checked with nothing but Python: slow and plain.

RSA as in PKCS #1 v1.5 (RFC 8017, section 8.2.2), elliptic curves as in FIPS 186-5, section 6.4.2.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from phoihop.engines.capture.der_parts import (
    OBJECT,
    SEQUENCE,
    Der,
    bits_in,
    content,
    der,
    inside,
    number_in,
)

LEAST_RSA_BITS = 2048
RSA, ELLIPTIC = "2a864886f70d010101", "2a8648ce3d0201"
DIGESTS = {
    "608648016503040201": "sha256",
    "608648016503040202": "sha384",
    "608648016503040203": "sha512",
}
ALGORITHMS = {
    RSA: (RSA, ""),
    "2a864886f70d01010b": (RSA, "sha256"),
    "2a864886f70d01010c": (RSA, "sha384"),
    "2a864886f70d01010d": (RSA, "sha512"),
    "2a8648ce3d040302": (ELLIPTIC, "sha256"),
    "2a8648ce3d040303": (ELLIPTIC, "sha384"),
    "2a8648ce3d040304": (ELLIPTIC, "sha512"),
}
Place = tuple[int, int, int]
NOWHERE: Place = (1, 1, 0)


class Curve(NamedTuple):
    """A curve y² = x³ - 3x + b over the numbers below ``prime``; ``start`` goes round ``order``."""

    prime: int
    b: int
    order: int
    start: tuple[int, int]


CURVES = {
    "2a8648ce3d030107": Curve(
        0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        (
            0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
            0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
        ),
    ),
    "2b81040022": Curve(
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        int(
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe814112"
            "0314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
            16,
        ),
        int(
            "ffffffffffffffffffffffffffffffffffffffffffffffff"
            "c7634d81f4372ddf581a0db248b0a77aecec196accc52973",
            16,
        ),
        (
            int(
                "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b98"
                "59f741e082542a385502f25dbf55296c3a545e3872760ab7",
                16,
            ),
            int(
                "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147c"
                "e9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
                16,
            ),
        ),
    ),
}


def doubled(place: Place, curve: Curve) -> Place:
    """A place of the curve added to itself (x/z², y/z³)."""
    x, y, z = place
    p = curve.prime
    square = y * y % p
    s, m = 4 * x * square % p, 3 * (x - z * z) * (x + z * z) % p
    new_x = (m * m - 2 * s) % p
    return (new_x, (m * (s - new_x) - 8 * square * square) % p, 2 * y * z % p)


def joined(one: Place, other: Place, curve: Curve) -> Place:
    """The sum of two places of the curve."""
    if not one[2] or not other[2]:
        return other if not one[2] else one
    p = curve.prime
    square, other_square = one[2] * one[2] % p, other[2] * other[2] % p
    u, v = one[0] * other_square % p, other[0] * square % p
    s, t = one[1] * other[2] * other_square % p, other[1] * one[2] * square % p
    if u == v:
        return doubled(one, curve) if s == t else NOWHERE
    h, r = (v - u) % p, (t - s) % p
    cube = h * h * h % p
    base = u * h * h % p
    x = (r * r - cube - 2 * base) % p
    return (x, (r * (base - x) - s * cube) % p, h * one[2] * other[2] % p)


def elliptic_holds(curve: Curve, key: bytes, hashed: int, signature: bytes) -> bool:
    """Whether a signature over a hash was made with the key to the place ``key``."""
    size, p, n = (curve.prime.bit_length() + 7) // 8, curve.prime, curve.order
    x, y = int.from_bytes(key[1 : size + 1], "big"), int.from_bytes(key[size + 1 :], "big")
    r, s = (number_in(one) for one in inside(der(signature), SEQUENCE))
    if len(key) != 2 * size + 1 or key[0] != 4 or max(x, y) >= p:
        return False
    if (y * y - x * x * x + 3 * x - curve.b) % p or not (0 < r < n and 0 < s < n):
        return False
    w = pow(s, n - 2, n)
    first, second = hashed * w % n, r * w % n
    own, given = (*curve.start, 1), (x, y, 1)
    both, found = joined(own, given, curve), NOWHERE
    for bit in range(n.bit_length() - 1, -1, -1):
        found = doubled(found, curve)
        choice = (first >> bit & 1) | (second >> bit & 1) << 1
        if choice:
            found = joined(found, (own, given, both)[choice - 1], curve)
    z = found[2]
    return z != 0 and found[0] * pow(z, p - 3, p) % p % n == r


def rsa_holds(modulus: int, exponent: int, kind: str, hashed: bytes, signature: bytes) -> bool:
    """Whether a signature over a hash was made with that RSA key; each byte of its form."""
    size = (modulus.bit_length() + 7) // 8
    oid = next(bytes.fromhex(name) for name, known in DIGESTS.items() if known == kind)
    named = b"\x30\x0d\x06\x09" + oid + b"\x05\x00\x04" + bytes([len(hashed)]) + hashed
    ending = b"\x00\x30" + bytes([len(named)]) + named
    expected = b"\x00\x01" + b"\xff" * (size - 2 - len(ending)) + ending
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= modulus:
        return False
    return pow(number, exponent, modulus).to_bytes(size, "big") == expected


def made_with(
    key: Der, algorithm: Der, usual: str, message: bytes, signature: bytes
) -> bool | None:
    """Whether ``signature`` over ``message`` was made with the private half of ``key``.

    Args:
        key: SubjectPublicKeyInfo.
        algorithm: AlgorithmIdentifier of the signature.
        usual: the hash that is meant when the algorithm names none.

    Returns:
        None when the algorithm or the key is of a kind that is not known here.

    Raises:
        ValueError: the key, the algorithm or the signature is not in its form.
    """
    named, bits = inside(key, SEQUENCE)
    kind, *more = inside(named, SEQUENCE)
    chosen, *extra = inside(algorithm, SEQUENCE)
    family, digest = ALGORITHMS.get(content(chosen, OBJECT).hex(), ("", ""))
    if family != content(kind, OBJECT).hex() or not (digest or usual):
        return None
    if [one.whole for one in extra] not in ([], [b"\x05\x00"]):
        raise ValueError("parameters")
    public, hashed = bits_in(bits), hashlib.new(digest or usual, message).digest()
    if family == RSA:
        modulus, exponent = (number_in(one) for one in inside(der(public), SEQUENCE))
        if modulus.bit_length() < LEAST_RSA_BITS:
            return None
        return rsa_holds(modulus, exponent, digest or usual, hashed, signature)
    curve = CURVES.get(content(more[0], OBJECT).hex())
    if curve is None:
        return None
    spare = max(0, 8 * len(hashed) - curve.order.bit_length())
    return elliptic_holds(curve, public, int.from_bytes(hashed, "big") >> spare, signature)
