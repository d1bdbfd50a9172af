"""Sentences for the refusals of the law."""

SENTENCES = {
    "access.denied": (
        "Vai trò của anh/chị chưa được phép làm việc này (cần: {allowed}). "
        "Xin nhờ người phụ trách trong cơ quan.",
        "Your role does not allow this (needed: {allowed}). "
        "Please ask the person in charge in your office.",
    ),
    "access.not_found": (
        "Không có “{ref}” trong những gì anh/chị được xem. Xin kiểm tra lại mã.",
        "There is no “{ref}” among what you may see. Please check the reference.",
    ),
    "command.file": (
        "Không đọc hoặc ghi được tệp {path} ({why}). "
        "Xin xem đường dẫn, quyền và chỗ trống trên đĩa rồi chạy lại.",
        "The file {path} could not be read or written ({why}). "
        "Please look at the path, the rights and the room on the disk, then run it again.",
    ),
    "command.not_utf8": (
        "Tham số thứ {place} của lệnh không phải chữ UTF-8. "
        "Xin đặt cửa sổ lệnh (hoặc tên tệp) về UTF-8 rồi gõ lại.",
        "Argument {place} of the command is not UTF-8 text. "
        "Please set the terminal (or the file's name) to UTF-8 and type it again.",
    ),
    "period.ends_before_start": (
        "Ngày kết thúc ({ends_on}) đứng trước ngày bắt đầu ({starts_on}). Xin kiểm tra lại hai ngày.",
        "The end ({ends_on}) comes before the start ({starts_on}). Please check both dates.",
    ),
    "money.vat_out_of_range": (
        "Thuế suất {percent} không nằm trong khoảng 0 đến 100. Xin nhập lại.",
        "A tax rate of {percent} is not between 0 and 100. Please enter it again.",
    ),
}
