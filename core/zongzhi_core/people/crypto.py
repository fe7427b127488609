"""How values are sealed: one small provider, two families of ciphers.

AES-256-GCM with HMAC-SHA-256, or SM4-GCM with HMAC-SM3 where a county must use them (密码法).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ..errors import SetupError

_NONCE_BYTES, _TAG_BYTES = 12, 16


@dataclass(frozen=True)
class Crypto:
    """Seals and opens short texts, and makes keyed hashes; `about` is authenticated, not sealed."""

    name: str
    key_bytes: int
    _cipher: Any
    _hash: Any

    def new_key(self) -> bytes:
        return os.urandom(self.key_bytes)

    def seal(self, key: bytes, plain: bytes, about: bytes) -> bytes:
        """Nonce, ciphertext and tag."""
        nonce = os.urandom(_NONCE_BYTES)
        sealing = Cipher(self._cipher(key), modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(about)
        return nonce + sealing.update(plain) + sealing.finalize() + sealing.tag

    def open(self, key: bytes, sealed: bytes, about: bytes) -> bytes:
        """What was sealed; `Unsealable` when the key is another or a byte has changed."""
        nonce, inner, tag = (
            sealed[:_NONCE_BYTES],
            sealed[_NONCE_BYTES:-_TAG_BYTES],
            sealed[-_TAG_BYTES:],
        )
        try:
            opening = Cipher(self._cipher(key), modes.GCM(nonce, tag)).decryptor()
            opening.authenticate_additional_data(about)
            return bytes(opening.update(inner) + opening.finalize())
        except (InvalidTag, ValueError) as fault:
            raise Unsealable from fault

    def mac(self, key: bytes, text: bytes) -> str:
        """A keyed hash, in hex."""
        made = hmac.HMAC(key, self._hash())
        made.update(text)
        return made.finalize().hex()


class Unsealable(Exception):
    """The key does not fit, or the sealed text was changed."""


_PROVIDERS = {
    "aes": Crypto("aes", 32, algorithms.AES, hashes.SHA256),
    "sm": Crypto("sm", 16, algorithms.SM4, hashes.SM3),
}


def find_crypto(name: str) -> Crypto:
    """The provider of a name; SetupError for an unknown one."""
    if name not in _PROVIDERS:
        raise SetupError(
            f"没有名为“{name}”的密码套件；可用 aes（AES-256-GCM）或 sm（SM4-GCM、SM3）。 "
            f'There is no crypto "{name}"; there are aes (AES-256-GCM) and sm (SM4-GCM, SM3).'
        )
    return _PROVIDERS[name]
