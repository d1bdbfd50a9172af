"""Sentences for the refusals of the accounts' room."""

SENTENCES = {
    "accounts.has_password": (
        "Tài khoản “{name}” đã có mật khẩu nên không mời lại. "
        "Người dùng có thể tự đặt lại mật khẩu ở trang đăng nhập.",
        "The account “{name}” has a password already, so it is not invited again. "
        "Its owner can reset the password on the sign-in page.",
    ),
    "accounts.invitation_unknown": (
        "Đường dẫn mời này không đúng hoặc thiếu ký tự. "
        "Xin mở lại từ thư mời, hoặc nhờ người quản trị gửi thư khác.",
        "This address of an invitation is wrong or incomplete. "
        "Please open it from the letter again, or ask your administrator for another.",
    ),
    "accounts.invitation_used": (
        "Lời mời này đã được dùng. Xin đăng nhập bằng mật khẩu đã đặt.",
        "This invitation has been used. Please sign in with the password that was set.",
    ),
    "accounts.invitation_expired": (
        "Lời mời này không còn hiệu lực (chỉ dùng được trong {days} ngày, và thư sau thay thư trước). "
        "Xin nhờ người quản trị gửi thư khác.",
        "This invitation no longer holds (it is good for {days} days, and a later letter "
        "replaces an earlier one). Please ask your administrator for another.",
    ),
    "accounts.password_weak": (
        "Mật khẩu chưa đủ mạnh: {why} Xin chọn mật khẩu khác.",
        "The password is too weak: {why} Please choose another.",
    ),
    "accounts.token_unnamed": (
        "Mã truy cập cần có tên để sau này nhận biết và thu hồi. Xin đặt tên.",
        "A token needs a name, so that you know later which one to revoke. Please name it.",
    ),
    "accounts.token_name_too_long": (
        "Tên mã truy cập dài quá {limit} ký tự. Xin rút ngắn.",
        "The name of a token has at most {limit} characters. Please shorten it.",
    ),
    "accounts.too_many_tokens": (
        "Mỗi người có tối đa {limit} mã truy cập đang dùng. Xin thu hồi mã không còn cần trước.",
        "A person has at most {limit} live tokens. Please revoke one that is no longer needed.",
    ),
}
