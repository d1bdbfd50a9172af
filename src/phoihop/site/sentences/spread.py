"""Sentences for the refusals of the spread room."""

SENTENCES = {
    "cofunding.wrong_state": (
        "Quyết định đang ở trạng thái “{state}” nên không thể thực hiện “{move}”. Xin tải lại trang.",
        "The decision is “{state}”, so “{move}” is not possible. Please load the page again.",
    ),
    "cofunding.words_missing": (
        "Xin ghi rõ lý do bằng lời: người đọc sau này cần hiểu vì sao bài vẫn được tính.",
        "Please give the reason in words: who reads it later must understand why the piece counts all the same.",
    ),
    "cofunding.words_too_long": (
        "Lý do dài {length} ký tự, tối đa {limit}. Xin viết gọn hơn.",
        "The reason has {length} characters, at most {limit} fit. Please shorten it.",
    ),
    "cofunding.nothing_found": (
        "Không thấy bài {ref} trùng với bài nào đã giao hoặc đã đăng trước; không cần quyết định đồng tài trợ.",
        "Piece {ref} repeats nothing delivered or printed before; no co-funding decision is needed.",
    ),
    "cofunding.one_is_live": (
        "Bài {ref} đang có một đề nghị hoặc quyết định. Xin rút cái đó trước.",
        "There is a live proposal or decision about piece {ref}. Please withdraw that one first.",
    ),
    "cofunding.not_your_instrument": (
        "Cơ quan của anh/chị không phải là bên ký {ref}.",
        "Your organisation is no party to {ref}.",
    ),
}
