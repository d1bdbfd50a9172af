"""Sentences for what the demo refuses."""

SENTENCES: dict[str, tuple[str, str]] = {
    "demo.house_in_use": (
        "Cơ sở dữ liệu này đã có người dùng ({members} tài khoản, {programmes} chương trình), nên "
        "ví dụ không dựng vào đây. Xin chọn thư mục dữ liệu trống bằng --data.",
        "This database is in use ({members} accounts, {programmes} programmes), so the example is "
        "not played into it. Please choose an empty data folder with --data.",
    ),
    "demo.case_missing": (
        "Không thấy tệp {path} của ví dụ. Xin lấy lại thư mục examples/ rồi chạy lại.",
        "The file {path} of the example is missing. Please restore the folder examples/ and start "
        "again.",
    ),
    "demo.case_unreadable": (
        "Tệp {name} của ví dụ không đọc được ở dòng {line}. Xin sửa dòng ấy rồi chạy lại.",
        "The file {name} of the example cannot be read at line {line}. Please correct that line "
        "and "
        "start again.",
    ),
}
