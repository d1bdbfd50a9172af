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
    "webpages.no_such_file": (
        "Không tìm thấy tệp hoặc thư mục {path}. Xin kiểm tra lại đường dẫn.",
        "There is no file or folder {path}. Please check the path.",
    ),
    "webpages.page_too_large": (
        "Tệp {path} lớn hơn {max_bytes} byte nên không phải một trang báo. Xin chọn tệp khác.",
        "{path} is larger than {max_bytes} bytes and so no article. Please choose another file.",
    ),
    "webpages.bad_index": (
        "Dòng {line} của {path} không ghi tệp và địa chỉ. Xin sửa dòng đó.",
        "Line {line} of {path} does not give a file and an address. Please correct that line.",
    ),
}
