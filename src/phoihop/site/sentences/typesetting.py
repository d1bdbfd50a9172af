"""What the typesetting engine says when it refuses."""

SENTENCES: dict[str, tuple[str, str]] = {
    "typesetting.unknown_profile": (
        "Không có mẫu trình bày “{profile}”. Xin chọn một trong: {known}.",
        "There is no paper profile “{profile}”. Choose one of: {known}.",
    ),
    "typesetting.unknown_language": (
        "Văn bản chưa in được bằng ngôn ngữ “{language}”. Xin chọn vi hoặc en.",
        "Papers cannot be set in the language “{language}”. Choose vi or en.",
    ),
    "typesetting.bad_table": (
        "Bảng trong văn bản không khớp số cột (dòng {row}, {reason}). Xin kiểm tra lại bảng.",
        "A table of the paper does not fit its columns (row {row}, {reason}). Please check it.",
    ),
    "typesetting.bad_figure": (
        "Hình vẽ không in được ({reason}). Xin dùng hình SVG đơn giản và có lời mô tả.",
        "The figure cannot be printed ({reason}). Use a plain SVG drawing with a description.",
    ),
    "typesetting.bad_attachment": (
        "Tên tệp đính kèm “{name}” không hợp lệ. Xin dùng chữ không dấu, số, dấu chấm và gạch nối.",
        "The attachment name “{name}” is not allowed. Use plain letters, digits, dots and dashes.",
    ),
    "typesetting.too_many_signatures": (
        "Văn bản có {count} chỗ ký; một văn bản có nhiều nhất {limit} chỗ ký.",
        "The paper has {count} places to sign; it can hold at most {limit}.",
    ),
    "typesetting.cannot_set": (
        "Chưa in được văn bản ({reason}). Xin báo cho người quản trị kèm văn bản này.",
        "The paper cannot be set ({reason}). Please send it to the administrator.",
    ),
    "typesetting.bad_paper": (
        "Tệp mô tả văn bản sai ở mục {field}: {reason}. Xin sửa rồi thử lại.",
        "The description of the paper is wrong at {field}: {reason}. Correct it and try again.",
    ),
    "typesetting.bad_sheet": (
        "Trang tính “{title}” không ghi được ({reason}). Xin kiểm tra tên trang và số cột.",
        "The sheet “{title}” cannot be written ({reason}). Check its title and columns.",
    ),
    "typesetting.bad_chart": (
        "Biểu đồ không vẽ được ({reason}). Xin kiểm tra số liệu đưa vào.",
        "The chart cannot be drawn ({reason}). Check the figures given to it.",
    ),
}
