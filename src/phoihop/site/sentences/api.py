"""Sentences that only the API needs: who asks, and what cannot be read."""

SENTENCES: dict[str, tuple[str, str]] = {
    "api.not_signed_in": (
        "Yêu cầu chưa có mã truy cập dùng được. Xin tạo mã ở trang tài khoản rồi gửi kèm “Authorization: Bearer …”.",
        "The request carries no valid token. Please make one on the page of your account and send it as “Authorization: Bearer …”.",
    ),
    "api.no_membership": (
        "Tài khoản này chưa là thành viên của cơ quan nào. Xin nhờ người quản trị của cơ quan mời vào.",
        "This account is not a member of any organisation. Please ask your organisation's administrator to admit you.",
    ),
    "api.not_found": (
        "Không có địa chỉ hoặc mã này trong những gì anh/chị được xem. Xin kiểm tra lại mã.",
        "There is no such address or reference among what you may see. Please check the reference.",
    ),
    "api.invalid": (
        "Có {count} chỗ trong yêu cầu chưa đúng dạng. Xin xem “errors” rồi gửi lại.",
        "The form of the request is wrong in {count} places. Please look at “errors” and send it again.",
    ),
    "api.unreadable": (
        "Không đọc được nội dung yêu cầu. Xin gửi JSON đúng cú pháp, hoặc tệp trong trường “file”.",
        "The body of the request cannot be read. Please send well-formed JSON, or a file in the field “file”.",
    ),
}
