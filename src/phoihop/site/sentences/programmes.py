"""Sentences for the refusals of the programmes' room."""

SENTENCES = {
    "paper.wrong_state": (
        "Văn bản đang ở trạng thái “{state}” nên chưa thể thực hiện bước “{move}”. "
        "Xin tải lại trang để xem bước đang mở.",
        "The paper is “{state}”, so the step “{move}” is not open. "
        "Please load the page again to see the open step.",
    ),
    "instrument.early_day_missing": (
        "Quy tắc tính bài đăng trước ngày ký cần một ngày bắt đầu. Xin nhập ngày ghi trên văn bản.",
        "The rule for pieces before the signature needs a first day. "
        "Please enter the day the paper names.",
    ),
    "obligation.quantity_missing": (
        "Nghĩa vụ định lượng cần số lượng tối thiểu. Xin nhập số lượng hoặc chọn “không định lượng”.",
        "A quantified obligation needs its least quantity. "
        "Please enter it or choose “not quantified”.",
    ),
    "obligation.quantity_unwanted": (
        "Nghĩa vụ không định lượng thì không ghi số lượng. Xin bỏ trống ô số lượng.",
        "An obligation without quantity carries no number. Please leave the quantity empty.",
    ),
    "obligation.range_reversed": (
        "Số lượng tối đa ({most}) nhỏ hơn tối thiểu ({least}). Xin nhập lại.",
        "The most ({most}) is below the least ({least}). Please enter them again.",
    ),
}
