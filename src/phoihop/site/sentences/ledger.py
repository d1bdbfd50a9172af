"""Sentences for the refusals of the ledger's room."""

SENTENCES = {
    "ledger.no_such_programme": (
        "Không tìm thấy chương trình {ref}. Xin kiểm tra mã hoặc xem danh sách chương trình.",
        "There is no programme {ref} to be seen. Please check the reference or list the programmes.",
    ),
}
