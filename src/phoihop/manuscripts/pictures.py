"""Photographs made fit to be kept: upright, of a known kind, and silent on place and device."""

import io
import warnings
from typing import Final

from phoihop.law.refusal import Refusal
from phoihop.papers.rules import PaperFormat

MOST_PIXELS: Final = 60_000_000
_READ: Final = ("JPEG", "PNG", "WEBP")
_QUALITY: Final = 90


def clean_picture(data: bytes) -> tuple[PaperFormat, bytes]:
    """The picture drawn anew: what the camera wrote beside it (place, device, owner) is gone.

    Turned as the camera held it. PNG stays PNG; JPEG and WebP become JPEG.

    Raises:
        Refusal: ``manuscript.not_a_picture``, ``manuscript.picture_too_large`` (fact
            ``megapixels``).
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_READ) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise Refusal(
                        "manuscript.picture_too_large", megapixels=MOST_PIXELS // 1_000_000
                    )
                kind = PaperFormat.PNG if opened.format == "PNG" else PaperFormat.JPEG
                upright = ImageOps.exif_transpose(opened)
                bare = upright.convert("RGBA" if kind is PaperFormat.PNG else "RGB")
    except Image.DecompressionBombError as error:
        raise Refusal(
            "manuscript.picture_too_large", megapixels=MOST_PIXELS // 1_000_000
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refusal("manuscript.not_a_picture") from error
    bare.info = {}
    out = io.BytesIO()
    if kind is PaperFormat.PNG:
        bare.save(out, "PNG", optimize=False)
    else:
        bare.save(out, "JPEG", quality=_QUALITY)
    return kind, out.getvalue()
