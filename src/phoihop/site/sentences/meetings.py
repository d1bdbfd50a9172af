"""Sentences for the refusals of the room of meetings."""

SENTENCES = {
    "meeting.title_missing": ("Xin đặt tên cho cuộc họp.", "Please give the meeting a title."),
    "meeting.foreign_deed": (
        "Việc {deed} thuộc chương trình khác. Xin chọn việc của chương trình này.",
        "Task {deed} belongs to another programme. Please choose one of this programme.",
    ),
    "meeting.foreign_topic": (
        "Đề tài {topic} thuộc chương trình khác. Xin chọn đề tài của chương trình này.",
        "Topic {topic} belongs to another programme. Please choose one of this programme.",
    ),
    "meeting.item_untitled": (
        "Xin đặt tên cho nội dung họp.",
        "Please give the item a title.",
    ),
    "meeting.attendee_unnamed": ("Xin ghi họ tên người dự.", "Please give the attendee's name."),
    "meeting.attendee_twice": (
        "{name} đã có trong danh sách. Nếu là người khác, xin ghi thêm chữ để phân biệt.",
        "{name} is on the list already. If this is somebody else, please add a word.",
    ),
    "meeting.wrong_state": (
        "Cuộc họp đang ở trạng thái khác nên chưa thực hiện được. Xin tải lại trang.",
        "The meeting has moved on, so this is not open. Please load the page again.",
    ),
    "meeting.changed_meanwhile": (
        "Cuộc họp {ref} vừa được người khác thay đổi. Xin xem lại trước khi thực hiện.",
        "Meeting {ref} was just changed by somebody else. Please look again first.",
    ),
    "meeting.locked": (
        "Biên bản {ref} đã có chữ ký nên không sửa được. Việc mới xin đưa vào cuộc họp sau.",
        "The minutes {ref} bear a signature and cannot be changed. Please take it to the next meeting.",
    ),
    "meeting.cancelled": (
        "Cuộc họp {ref} đã hủy. Xin triệu tập cuộc họp khác.",
        "Meeting {ref} was cancelled. Please call another.",
    ),
    "meeting.not_held": (
        "Cuộc họp {ref} chưa diễn ra nên chưa có biên bản. Xin ghi “đã họp” trước.",
        "Meeting {ref} did not take place yet, so it has no minutes. Please say first that it did.",
    ),
    "meeting.minute_empty": (
        "Xin ghi nội dung cho mục {item}.",
        "Please write something for item {item}.",
    ),
    "meeting.minute_same": (
        "Nội dung mục {item} không thay đổi. Xin bấm “Đồng ý” nếu đã thống nhất.",
        "The words of item {item} did not change. Please choose “Agree” if you agree.",
    ),
    "meeting.minute_newer": (
        "Mục {item} vừa được viết lại (bản {newest}, anh/chị đang xem bản {seen}). Xin đọc bản mới rồi ghi tiếp.",
        "Item {item} was just written anew (revision {newest}, you had {seen}). Please read it first.",
    ),
    "meeting.no_items": (
        "Cuộc họp {ref} chưa có nội dung nào để ký. Xin thêm nội dung trước.",
        "Meeting {ref} has no item to sign for. Please add one first.",
    ),
    "meeting.item_open": (
        "Mục {item} của {ref} chưa được hai bên đồng ý. Xin thống nhất trước khi ký.",
        "Item {item} of {ref} is not agreed by both sides. Please agree on it before signing.",
    ),
    "meeting.signed_already": (
        "Bên anh/chị đã ký biên bản {ref}. Đang chờ bên kia.",
        "Your side has signed {ref}. It waits for the other side.",
    ),
    "meeting.outcome_wordless": (
        "Xin ghi lý do không thực hiện.",
        "Please say why it was given up.",
    ),
    "meeting.outcome_points_nowhere": (
        "Xin chọn đề tài hoặc việc mà nội dung này đã thành.",
        "Please choose the topic or task that it became.",
    ),
    "meeting.has_outcome": (
        "Mục {item} đã có kết quả. Xin mở kết quả đó.",
        "Item {item} has an outcome already. Please open it.",
    ),
    "meeting.finding_empty": (
        "Xin ghi câu hỏi và điều tìm được.",
        "Please write the question and what was found.",
    ),
}
