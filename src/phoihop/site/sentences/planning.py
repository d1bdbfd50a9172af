"""Sentences for the refusals of the planning room."""

SENTENCES = {
    "topic.wrong_state": (
        "Đề tài đang ở trạng thái “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The topic is “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "topic.changed_meanwhile": (
        "Đề tài {ref} vừa được người khác thay đổi. Xin xem lại trước khi thực hiện.",
        "Topic {ref} was just changed by somebody else. Please look again first.",
    ),
    "topic.title_missing": (
        "Xin đặt tên cho đề tài.",
        "Please give the topic a title.",
    ),
    "topic.foreign_line": (
        "Nghĩa vụ đã chọn thuộc chương trình khác. Xin chọn một dòng của chương trình này.",
        "The chosen line belongs to another programme. Please choose one of this programme.",
    ),
    "topic.not_yours": (
        "Đề tài do bên kia đề xuất. Xin trao đổi với họ.",
        "The topic is the other side's. Please talk to them.",
    ),
    "topic.own_agreement": (
        "Đề tài do chính bên anh/chị đề xuất: bên kia mới là người đồng ý.",
        "Your own side proposed this topic: it is the other side's to agree.",
    ),
    "topic.line_missing": (
        "Đề tài chưa gắn với nghĩa vụ nào. Xin chọn dòng mà bài viết sẽ thực hiện.",
        "The topic names no obligation yet. Please choose the line it will fulfil.",
    ),
    "topic.no_such_line": (
        "Không tìm thấy dòng {line}. Xin ghi như HĐ-2017-01/1.",
        "There is no line {line}. Please write it like HĐ-2017-01/1.",
    ),
    "deed.no_such_duty": (
        "Chương trình không có nghĩa vụ {duty}. Các mã là: {known}.",
        "The programme has no obligation {duty}. The codes are: {known}.",
    ),
    "topic.reason_missing": (
        "Xin ghi lý do thôi thực hiện đề tài.",
        "Please say why the topic is given up.",
    ),
    "programme.not_in_force": (
        "Chương trình {ref} chưa được ký. Xin hoàn tất việc ký trước.",
        "Programme {ref} is not signed yet. Please finish the signing first.",
    ),
    "deed.no_such_step": (
        "Loại việc này ({kind}) không có bước “{step}”. Các bước là: {known}.",
        "This kind of duty ({kind}) has no step “{step}”. The steps are: {known}.",
    ),
    "deed.out_of_turn": (
        "Bước “{step}” chưa đến lượt: bước gần nhất là “{last}”. Xin tải lại trang.",
        "It is not yet time for “{step}”: the last step was “{last}”. Please load the page again.",
    ),
    "deed.other_sides_turn": (
        "Bước “{step}” do bên {side} thực hiện. Xin chờ bên kia hoặc nhắc họ.",
        "The step “{step}” is side {side}'s to take. Please wait for them or remind them.",
    ),
    "deed.kind_has_no_deeds": (
        "Nghĩa vụ loại “{kind}” được tính từ bài đăng và nghiệm thu, không mở việc riêng.",
        "Duties of kind “{kind}” are counted from publications and acceptance; they have no deeds.",
    ),
    "deed.title_missing": (
        "Xin ghi ngắn gọn nội dung việc.",
        "Please say in a few words what it is about.",
    ),
    "deed.paper_missing": (
        "Bước “{step}” cần văn bản kèm theo. Xin chọn tệp hoặc dán địa chỉ.",
        "The step “{step}” needs its paper. Please choose a file or paste an address.",
    ),
    "deed.reason_missing": (
        "Bước “{step}” cần nêu lý do. Xin ghi vào ô ghi chú.",
        "The step “{step}” needs a reason. Please write it in the note.",
    ),
    "deed.step_taken": (
        "Bước “{step}” đã được ghi. Xin tải lại trang.",
        "The step “{step}” is recorded already. Please load the page again.",
    ),
    "deed.changed_meanwhile": (
        "Việc {ref} vừa được người khác cập nhật. Xin xem lại trước khi thực hiện.",
        "Deed {ref} was just updated by somebody else. Please look again first.",
    ),
    "deed.file_kind_unknown": (
        "Tệp “{name}” không thuộc loại nhận được ({known}). Xin lưu lại dưới dạng PDF.",
        "The file “{name}” is of no kind taken here ({known}). Please save it as PDF.",
    ),
}
