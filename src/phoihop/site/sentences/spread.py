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
        "Bài {ref} đang có một đề nghị hoặc quyết định. Xin rút đề nghị hoặc quyết định đó trước.",
        "There is a live proposal or decision about piece {ref}. Please withdraw that one first.",
    ),
    "cofunding.not_your_instrument": (
        "Cơ quan của anh/chị không phải là bên ký {ref}. Xin nhờ bên ký thực hiện.",
        "Your organisation is not a party to {ref}. Please leave this to a party.",
    ),
    "copy.place_missing": (
        "Xin cho biết bản đó ở đâu: địa chỉ trang, hoặc số báo, trang, hoặc chương trình và giờ phát.",
        "Please say where the copy stands: an address, or issue and page, or programme and minute.",
    ),
    "copy.outlet_missing": (
        "Xin cho biết cơ quan báo chí đã đăng: không nhận ra từ địa chỉ.",
        "Please name the outlet: the address does not tell it.",
    ),
    "copy.kind_not_declared": (
        "“Cùng nguồn” không phải là bản đăng lại nên không khai báo. Xin chọn loại khác.",
        "“Common source” is not a copy and is not declared. Please choose another kind.",
    ),
    "copy.known": (
        "Địa chỉ này đã được khai báo cho tác phẩm {ref}. Không cần khai báo lại.",
        "This address is declared for work {ref} already. Nothing more is needed.",
    ),
    "copy.own_publication": (
        "Địa chỉ này là một lần đăng đã ghi nhận của tác phẩm {ref}, không phải bản đăng lại.",
        "This address is a recorded publication of work {ref}, not a copy.",
    ),
    "copy.in_the_future": (
        "Ngày {day} chưa tới. Xin kiểm tra lại.",
        "The day {day} lies in the future. Please check it.",
    ),
    "copy.too_long": (
        "Nội dung dài {length} ký tự, tối đa {limit}. Xin viết gọn hơn.",
        "The text has {length} characters, at most {limit} fit. Please shorten it.",
    ),
    "copy.not_yours": (
        "Bản {ref} do bên kia khai báo nên chỉ bên đó rút được.",
        "Copy {ref} was declared by the other side; only that side can withdraw it.",
    ),
    "copy.withdrawn": (
        "Bản {ref} đã được rút hoặc không có.",
        "Copy {ref} was withdrawn already or does not exist.",
    ),
    "terms.not_yours": (
        "Chỉ bên B đang giữ tác phẩm {ref} nêu được điều kiện đăng lại.",
        "Only the publisher that holds work {ref} can say on what terms it may be reprinted.",
    ),
}
