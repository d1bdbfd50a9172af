"""Sentences for the refusals of the acceptance room."""

SENTENCES = {
    "acceptance.wrong_state": (
        "Biên bản đang ở trạng thái “{state}” nên không thể thực hiện “{move}”. Xin tải lại trang.",
        "The record is “{state}”, so “{move}” is not possible. Please load the page again.",
    ),
    "acceptance.not_in_force": (
        "Văn bản {ref} chưa được ký nên chưa thể nghiệm thu. Xin hoàn tất việc ký trước.",
        "{ref} is not signed yet, so nothing can be accepted under it. Please finish the signing first.",
    ),
    "acceptance.not_your_instrument": (
        "Cơ quan của anh/chị không phải là bên ký {ref}. Xin nhờ bên ký thực hiện.",
        "Your organisation is not a party to {ref}. Please leave this to a party.",
    ),
    "acceptance.period_open": (
        "Kỳ nghiệm thu cần ngày kết thúc. Xin nhập ngày.",
        "The period of acceptance needs its last day. Please enter it.",
    ),
    "acceptance.in_future": (
        "Ngày nghiệm thu {accepted_on} chưa tới. Xin chọn lại ngày.",
        "The acceptance day {accepted_on} lies in the future. Please choose it again.",
    ),
    "acceptance.nothing_to_accept": (
        "Chưa có tác phẩm nào đủ điều kiện trong kỳ này; {left} tác phẩm còn thiếu điều kiện. "
        "Xin xem lý do ở bảng bên dưới.",
        "No piece can be accepted for this period yet; {left} still lack something. "
        "Please see the reasons in the table.",
    ),
    "acceptance.not_compared": (
        "{waiting} tác phẩm chưa được đối chiếu với các bài đã giao trước đây; cả kho còn {left} tác phẩm chờ. "
        "Việc đối chiếu đang chạy, và mỗi lần lập hay xác nhận biên bản lại đối chiếu thêm một phần. Xin thử lại sau vài phút.",
        "{waiting} pieces were not yet compared with what was delivered before; {left} wait in all. "
        "The comparison is running, and each attempt to draw up or confirm compares some more. "
        "Please try again in a few minutes.",
    ),
    "acceptance.one_is_open": (
        "Văn bản {ref} đang có một biên bản chờ xác nhận. Xin xác nhận hoặc rút biên bản đó trước.",
        "{ref} has a record waiting to be confirmed. Please confirm or withdraw that one first.",
    ),
    "acceptance.already_accepted": (
        "Một tác phẩm trong danh sách vừa được nghiệm thu ở biên bản khác. Xin lập lại biên bản.",
        "A piece of the list was just accepted in another record. Please draw the record up again.",
    ),
    "acceptance.other_rows_seen": (
        "Bảng kê anh/chị đã xem không còn là bảng kê của {ref}. Xin tải lại trang và đọc lại.",
        "The schedule you read is no longer that of {ref}. Please load the page and read it again.",
    ),
    "acceptance.changed_meanwhile": (
        "Dữ liệu của {ref} đã thay đổi sau khi lập. Xin rút biên bản và lập lại.",
        "Something behind {ref} has changed since it was drawn up. "
        "Please withdraw the record and draw it up again.",
    ),
    "acceptance.already_confirmed": (
        "Bên anh/chị đã xác nhận {ref}. Không cần làm gì thêm.",
        "Your side has confirmed {ref} already. Nothing more is needed.",
    ),
    "acceptance.not_frozen": (
        "Biên bản {ref} chưa được hai bên xác nhận. Xin xác nhận trước.",
        "Record {ref} is not confirmed by both sides yet. Please confirm it first.",
    ),
    "acceptance.text_missing": (
        "Xin ghi rõ nội dung.",
        "Please say what happened.",
    ),
    "acceptance.event_before_publication": (
        "Ngày {on} đứng trước ngày đăng. Xin kiểm tra lại.",
        "The day {on} comes before the publication. Please check it.",
    ),
    "acceptance.extra_needs_no_correction": (
        "Tác phẩm này vượt số lượng đặt và không được trả tiền nên không cần điều chỉnh.",
        "This piece was extra and unpaid; it needs no correction.",
    ),
    "acceptance.annex_needed": (
        "Điều chỉnh cần một phụ lục đã ký của cùng hợp đồng; {ref} chưa phải. Xin ký phụ lục trước.",
        "A correction needs a signed annex of the same instrument; {ref} is none. "
        "Please sign the annex first.",
    ),
    "acceptance.corrected": (
        "Dòng {ordinal} đã được điều chỉnh. Xin tải lại trang.",
        "Row {ordinal} is corrected already. Please load the page again.",
    ),
    "payment.nothing_due": (
        "Biên bản {ref} không phát sinh tiền nên không cần đề nghị thanh toán.",
        "Record {ref} comes to no money, so no payment needs to be requested.",
    ),
    "payment.requested": (
        "Đã có đề nghị thanh toán cho {ref}. Không cần làm gì thêm.",
        "Payment for {ref} is requested already. Nothing more is needed.",
    ),
    "payment.no_money": (
        "Số tiền phải lớn hơn 0 đồng. Xin nhập lại.",
        "The amount must be more than 0 đồng. Please enter it again.",
    ),
    "payment.too_much": (
        "Số tiền {amount} đồng vượt phần còn phải trả ({open} đồng). Xin kiểm tra lại.",
        "{amount} đồng is more than is still open ({open} đồng). Please check it.",
    ),
    "payment.before_acceptance": (
        "Ngày đã nhập đứng trước ngày nghiệm thu của {ref}. Xin kiểm tra lại.",
        "The day comes before the acceptance of {ref}. Please check it.",
    ),
    "payment.confirmed": (
        "Khoản tiền của {ref} đã được xác nhận. Không cần làm gì thêm.",
        "The payment for {ref} is confirmed already. Nothing more is needed.",
    ),
}
