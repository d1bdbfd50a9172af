"""The key that signs sessions: made once, kept beside the database."""

import os
import secrets
from pathlib import Path


def secret_key_in(folder: Path) -> str:
    """Return the key kept in ``folder``, making it at the first start.

    Two first starts at the same instant agree: the file is created exclusively, and whoever
    comes second reads what the first one wrote.
    """
    path = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".secret-key-{os.getpid()}-{secrets.token_hex(4)}"
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # somebody else was first: theirs holds
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
