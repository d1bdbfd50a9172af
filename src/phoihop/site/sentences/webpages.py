"""Sentences for the refusals of the web page engine."""

SENTENCES: dict[str, tuple[str, str]] = {
    "addresses.glued": (
        "Chuỗi này gồm {count} địa chỉ dính liền nhau: {address}. "
        "Xin tách thành từng dòng rồi nhập lại.",
        "This is {count} addresses run together: {address}. "
        "Please put each on a line of its own and enter them again.",
    ),
    "addresses.unusable": (
        "Không mở được địa chỉ “{address}”. "
        "Xin chép lại đầy đủ địa chỉ bài báo, bắt đầu bằng http:// hoặc https://.",
        "“{address}” is not an address that can be opened. "
        "Please copy the article's full address, beginning with http:// or https://.",
    ),
}
