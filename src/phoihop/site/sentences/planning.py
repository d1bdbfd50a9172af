"""Sentences for the refusals of the planning room."""

SENTENCES = {
    "topic.wrong_state": (
        "Đề tài đang ở trạng thái “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The topic is “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "deed.no_such_step": (
        "Loại việc này không có bước “{step}”. Các bước là: {known}.",
        "This kind of duty has no step “{step}”. The steps are: {known}.",
    ),
    "deed.out_of_turn": (
        "Bước “{step}” chưa đến lượt: bước gần nhất là “{last}”. Xin tải lại trang.",
        "It is not yet time for “{step}”: the last step was “{last}”. Please load the page again.",
    ),
    "deed.other_sides_turn": (
        "Bước “{step}” do bên {side} thực hiện. Xin chờ bên kia hoặc nhắc họ.",
        "The step “{step}” is side {side}'s to take. Please wait for them or remind them.",
    ),
}
