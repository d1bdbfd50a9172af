"""Sentences for the refusals of the parties' room."""

SENTENCES = {
    "parties.no_such_member": (
        "Không có thành viên nào tên “{ref}”. Xin chọn một trong: {known}.",
        "There is no member “{ref}”. Please choose one of: {known}.",
    ),
}
