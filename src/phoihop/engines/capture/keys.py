"""The key of a machine that bears witness: Ed25519, made on that machine, never sent anywhere."""

import contextlib
import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from phoihop.law.refusal import Refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class WitnessKey:
    """A key pair; the private half is never printed."""

    private: "Ed25519PrivateKey" = field(repr=False)

    @property
    def public_hex(self) -> str:
        """The public half, 64 hexadecimal digits: what the other side is told."""
        return self.private.public_key().public_bytes_raw().hex()

    def sign(self, message: bytes) -> bytes:
        """64 bytes that only this key makes of ``message``."""
        return self.private.sign(message)


def fingerprint_of(public_hex: str) -> str:
    """SHA-256 of a public key in hexadecimal; what people compare.

    Raises:
        Refusal: ``capture.not_a_key`` when it is not 64 hexadecimal digits.
    """
    try:
        raw = bytes.fromhex(public_hex.strip())
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise Refusal("capture.not_a_key")
    return hashlib.sha256(raw).hexdigest()


def make_key(path: Path) -> WitnessKey:
    """Make a key and keep it in a file that only its owner reads; never over another file.

    Raises:
        Refusal: ``capture.key_exists`` (fact ``path``).
        OSError: the file cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = Ed25519PrivateKey.generate()
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = path.with_name(f".{path.name}-{secrets.token_hex(6)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)  # fails when somebody was quicker; a rename would overwrite
    except FileExistsError:
        raise Refusal("capture.key_exists", path=path.name) from None
    finally:
        draft.unlink()
    return WitnessKey(key)


def read_key(path: Path) -> WitnessKey:
    """Read a key file.

    Raises:
        Refusal: ``capture.no_key`` (fact ``path``) when there is none, or it is no Ed25519 key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError):
        raise Refusal("capture.no_key", path=path.name) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Refusal("capture.no_key", path=path.name)
    return WitnessKey(key)


def key_in(folder: Path) -> WitnessKey:
    """The key of this installation, made at the first call."""
    path = folder / "witness-key.pem"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(Refusal):  # another process made it meanwhile
            return make_key(path)
    return read_key(path)
