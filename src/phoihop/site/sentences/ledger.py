"""Sentences for the refusals of the ledger's room."""

SENTENCES = {
    "ledger.no_such_question": (
        "Không có câu hỏi “{verb}”. Xin dùng preview, leaning hoặc early-end.",
        "There is no question “{verb}”. Please use preview, leaning or early-end.",
    ),
    "ledger.end_day_missing": (
        "Xin ghi ngày cuối của chương trình bằng --ends-on.",
        "Please give the last day of the programme with --ends-on.",
    ),
    "ledger.no_such_programme": (
        "Không tìm thấy chương trình {ref}. Xin kiểm tra mã hoặc xem danh sách chương trình.",
        "There is no programme {ref} to be seen. Please check the reference or list the programmes.",
    ),
}
