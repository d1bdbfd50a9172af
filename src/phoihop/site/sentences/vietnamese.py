"""What people read when a Vietnamese text, date, number or symbol cannot be read."""

SENTENCES: dict[str, tuple[str, str]] = {
    "dates.unreadable": (
        "Không đọc được ngày “{text}”. Xin ghi theo thứ tự ngày/tháng/năm với năm đủ bốn chữ số, "
        "ví dụ 14/1/2022, 5/2017 hoặc 2017.",
        "The date “{text}” cannot be read. Write day/month/year with a four-digit year, "
        "such as 14/1/2022, 5/2017 or 2017.",
    ),
    "numerals.out_of_range": (
        "Chỉ đọc được thành chữ các số từ 0 đến một triệu tỷ; xin kiểm tra lại số {number}.",
        "Only numbers from 0 to 10^15 can be written in words; please check {number}.",
    ),
    "numerals.unreadable_amount": (
        "Không đọc được số tiền “{text}”. Xin ghi số nguyên, ngăn cách từng nhóm ba chữ số bằng "
        "một loại dấu, ví dụ 1.150.000.",
        "The amount “{text}” cannot be read. Write a whole number in groups of three digits "
        "with one separator, such as 1.150.000.",
    ),
    "symbols.unreadable": (
        "“{text}” không phải là số, ký hiệu văn bản. Xin ghi như 05-CT/TW hoặc 30/2020/NĐ-CP.",
        "“{text}” is not a document symbol. Write it like 05-CT/TW or 30/2020/NĐ-CP.",
    ),
    "encodings.unreadable": (
        "Không nhận ra bảng mã của tệp ({data_bytes} byte). "
        "Xin lưu lại tệp bằng UTF-8 rồi gửi lại.",
        "The encoding of the file ({data_bytes} bytes) is not recognised. "
        "Save it as UTF-8 and send it again.",
    ),
    "vietnamese.no_such_file": (
        "Không tìm thấy hoặc không đọc được tệp {file}. Xin kiểm tra lại đường dẫn.",
        "{file} does not exist or cannot be read. Please check the path.",
    ),
    "vietnamese.bad_line": (
        "Tệp {file}, dòng {line}: {problem}. Xin sửa dòng này rồi chạy lại.",
        "{file}, line {line}: {problem}. Correct this line and run again.",
    ),
}
