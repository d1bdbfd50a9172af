"""What the reader of tables says: about whole files, then about single rows."""

SENTENCES: dict[str, tuple[str, str]] = {
    "tables.too_large": (
        "Tệp {filename} lớn {bytes} byte, quá mức {limit} byte. Xin chia nhỏ rồi gửi từng phần.",
        "The file {filename} has {bytes} bytes, over the limit of {limit}. Split it and send "
        "the parts.",
    ),
    "tables.empty": (
        "Tệp {filename} không có nội dung. Xin kiểm tra lại tệp trước khi gửi.",
        "The file {filename} is empty. Check the file before sending it.",
    ),
    "tables.wrong_type": (
        "Tệp {filename} là {found}, không phải bảng. Xin lưu lại dưới dạng XLSX, CSV hoặc JSONL.",
        "The file {filename} is {found}, not a table. Save it as XLSX, CSV or JSON lines.",
    ),
    "tables.encrypted": (
        "Tệp {filename} đang đặt mật khẩu. Xin bỏ mật khẩu rồi gửi lại.",
        "The file {filename} is protected by a password. Remove it and send the file again.",
    ),
    "tables.macro_workbook": (
        "Tệp {filename} chứa macro nên không được nhận. Xin lưu lại dưới dạng XLSX thường.",
        "The file {filename} holds macros and is not taken. Save it as a plain XLSX workbook.",
    ),
    "tables.bomb": (
        "Tệp {filename} bung ra tới {bytes} byte, quá mức {limit} byte, nên không được mở.",
        "The file {filename} unpacks to {bytes} bytes, over the limit of {limit}; it was not "
        "opened.",
    ),
    "tables.damaged": (
        "Tệp {filename} bị hỏng hoặc không đúng định dạng. Xin mở và lưu lại tệp rồi gửi lại.",
        "The file {filename} is damaged. Open it, save it again and send that.",
    ),
    "tables.no_heading": (
        "Dòng {row} của tệp {filename} không phải dòng tiêu đề. Xin thêm một dòng tên cột.",
        "Row {row} of {filename} is not a heading row. Add a row that names the columns.",
    ),
    "tables.duplicate_heading": (
        "Cột {first} và cột {second} của tệp {filename} cùng tên “{heading}”. Xin đổi tên một cột.",
        "Columns {first} and {second} of {filename} are both called “{heading}”. Rename one.",
    ),
    "tables.too_many_columns": (
        "Tệp {filename} có {columns} cột, nhiều hơn mức {limit}. Xin bỏ bớt cột không cần.",
        "The file {filename} has {columns} columns, over the limit of {limit}. Remove some.",
    ),
    "tables.too_many_rows": (
        "Tệp {filename} có hơn {limit} dòng. Xin chia nhỏ rồi gửi từng phần.",
        "The file {filename} has more than {limit} rows. Split it and send the parts.",
    ),
    "tables.nul_byte": (
        "Dòng {row} của tệp {filename} có ký tự rỗng (NUL), có thể tệp đã hỏng. Xin xuất lại tệp.",
        "Row {row} of {filename} holds a NUL character; the file may be damaged. Export it again.",
    ),
    "tables.unreadable_text": (
        "Không đọc được chữ ở tệp {filename}, từ dòng {row}. Xin lưu lại tệp bằng UTF-8.",
        "The text of {filename} cannot be read from row {row} on. Save the file as UTF-8.",
    ),
    "tables.broken_quoting": (
        "Dấu nháy ở dòng {row} của tệp {filename} không khép. Xin sửa dòng này rồi gửi lại.",
        "A quotation mark in row {row} of {filename} is not closed. Correct the row and send the "
        "file again.",
    ),
    "tables.line_too_long": (
        "Dòng {row} của tệp {filename} quá dài. Xin kiểm tra dấu xuống dòng của tệp.",
        "Row {row} of {filename} is too long. Check the line ends of the file.",
    ),
    "tables.ambiguous_heading": (
        "Hai cột “{first}” và “{second}” đều có thể là {field}. Xin bỏ hoặc đổi tên một cột.",
        "The columns “{first}” and “{second}” both mean {field}. Remove or rename one.",
    ),
    "tables.missing_column": (
        "Thiếu cột “{expected}” ({field}). Xin thêm cột này rồi gửi lại tệp.",
        "The column “{expected}” ({field}) is missing. Add it and send the file again.",
    ),
    "tables.misspelt_column": (
        "Thiếu cột “{expected}” ({field}). Có phải cột “{suggestion}” không? Xin sửa tên cột.",
        "The column “{expected}” ({field}) is missing. Did you mean “{suggestion}”? Rename it.",
    ),
    "tables.formula_cell": (
        "Dòng {row}, cột {column} là công thức. Xin dán lại giá trị thay cho công thức.",
        "Row {row}, column {column} holds a formula. Paste its value in place of the formula.",
    ),
    "tables.error_cell": (
        "Dòng {row}, cột {column} báo lỗi {found}. Xin sửa ô này.",
        "Row {row}, column {column} shows the error {found}. Correct the cell.",
    ),
    "tables.bad_number": (
        "Dòng {row}, cột {column}: không đọc được số {found}. Xin sửa ô này.",
        "Row {row}, column {column}: the number {found} cannot be read. Correct the cell.",
    ),
    "tables.bad_date": (
        "Dòng {row}, cột {column}: không đọc được ngày {found}. Xin sửa ô này.",
        "Row {row}, column {column}: the date {found} cannot be read. Correct the cell.",
    ),
    "tables.cell_too_long": (
        "Dòng {row}, cột {column} dài {length} ký tự, quá mức {limit}. Xin rút gọn ô này.",
        "Row {row}, column {column} has {length} characters, over the limit of {limit}.",
    ),
    "tables.extra_cells": (
        "Dòng {row} có giá trị ở cột {column} nhưng cột này không có tên. Xin kiểm tra dòng này.",
        "Row {row} holds a value in column {column}, which has no heading. Check the row.",
    ),
    "tables.nested_value": (
        "Dòng {row}, trường {column} chứa nhiều lớp dữ liệu. Xin ghi một giá trị đơn.",
        "Row {row}, field {column} holds nested data. Give one plain value.",
    ),
    "tables.bad_row": (
        "Dòng {row} không phải một đối tượng JSON. Xin sửa dòng này.",
        "Row {row} is not a JSON object. Correct the row.",
    ),
}
