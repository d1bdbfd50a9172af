"""Sentences for the refusals of the room of notices."""

SENTENCES = {
    "letter.wrong_state": (
        "Thư đang ở trạng thái “{state}” nên chưa thể “{move}”. Xin xem lại bằng ./phoihop letters list.",
        "The letter is “{state}”, so “{move}” is not open. Please look with ./phoihop letters list.",
    ),
    "notices.feed_unnamed": (
        "Xin ghi lịch này dùng ở đâu, để sau này nhận biết và thu hồi.",
        "Please say where this calendar is used, so that it can be taken back later.",
    ),
    "notices.too_many_feeds": (
        "Anh/chị đã có {limit} địa chỉ lịch. Xin thu hồi địa chỉ không dùng nữa rồi tạo lại.",
        "You have {limit} calendar addresses already. Please revoke one that is not used any more.",
    ),
}
