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
        "Đề tài do bên kia đề xuất. Xin trao đổi với bên kia.",
        "The topic is the other side's. Please talk to them.",
    ),
    "topic.own_agreement": (
        "Đề tài do chính bên anh/chị đề xuất. Xin chờ bên kia đồng ý.",
        "Your own side proposed this topic. Please wait for the other side to agree.",
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
        "Xin ghi lý do dừng thực hiện đề tài.",
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
        "It is not yet the turn of “{step}”: the last step was “{last}”. Please load the page "
        "again.",
    ),
    "deed.other_sides_turn": (
        "Bước “{step}” do bên {side} thực hiện. Xin chờ hoặc nhắc bên đó.",
        "The step “{step}” is side {side}'s to take. Please wait for them or remind them.",
    ),
    "deed.kind_has_no_deeds": (
        "Nghĩa vụ loại “{kind}” được tính từ bài đăng và nghiệm thu, không mở việc riêng.",
        "Duties of kind “{kind}” are counted from publications and acceptance; they have no tasks.",
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
        "Task {ref} was just updated by somebody else. Please look again first.",
    ),
    "deed.file_kind_unknown": (
        "Tệp “{name}” không thuộc loại nhận được ({known}). Xin lưu lại dưới dạng PDF.",
        "The file “{name}” is of no kind taken here ({known}). Please save it as PDF.",
    ),
    "topic.day_fixed": (
        "Đề tài {ref} đã xong hoặc đã dừng nên ngày dự kiến không đổi được nữa.",
        "Topic {ref} is done or given up, so its day stays as it is.",
    ),
    "topic.day_after_line": (
        "Dòng của đề tài kết thúc ngày {ends}. Xin chọn ngày không muộn hơn, hoặc lập phụ lục.",
        "The topic's line ends on {ends}. Please choose no later day, or make an annex.",
    ),
    "leadtime.order": (
        "Số ngày phải giảm dần: bắt đầu, bản thảo, tới biên tập. Xin xem lại ba con số.",
        "The days must go down: start, draft, at the editor's. Please look at the three figures.",
    ),
    "leadtime.too_long": (
        "{days} ngày là quá dài cho một bài; nhiều nhất là {limit}. Xin xem lại.",
        "{days} days is too long for one piece; at most {limit}. Please look again.",
    ),
    "commemoration.no_such_day": (
        "Không có ngày {day} tháng {month} trong lịch đã chọn. Xin xem lại ngày, tháng.",
        "There is no day {day} of month {month} in that calendar. Please check day and month.",
    ),
    "commemoration.source_missing": (
        "Xin ghi tên ngày kỷ niệm và nguồn: văn bản hoặc sách nào nói đến ngày đó.",
        "Please give the day its name and its source: which paper or book tells of it.",
    ),
    "commemoration.known": (
        "Ngày “{name}” đã có trong chương trình. Không cần thêm lại.",
        "The day “{name}” is in the programme already. Nothing needs adding.",
    ),
    "calendar.too_large": (
        "Tệp lịch lớn hơn {limit} KB. Xin xuất riêng lịch công tác của một năm.",
        "The calendar file is larger than {limit} KB. Please export the work calendar of one year.",
    ),
    "calendar.unreadable": (
        "Tệp này không phải lịch iCalendar (.ics) hoặc đã hỏng. Xin xuất lại từ phần mềm lịch.",
        "This is not an iCalendar file (.ics), or it is damaged. Please export it from your "
        "calendar again.",
    ),
    "calendar.too_many": (
        "Tệp có {count} sự kiện, nhiều hơn mức {limit}. Xin chia tệp theo từng năm.",
        "The file holds {count} events, more than {limit}. Please split it by years.",
    ),
    "calendar.empty": (
        "Tệp lịch không có sự kiện nào. Xin chọn tệp khác.",
        "The calendar holds no event. Please choose another file.",
    ),
    "calendar.nothing_inside": (
        "Không sự kiện nào dùng được trong khoảng {starts} đến {ends} ({count} sự kiện bị bỏ). Xin chọn tệp khác.",
        "No event can be used between {starts} and {ends} ({count} left out). Please choose another file.",
    ),
    "calendar.not_yours": (
        "Tệp lịch này do bên khác đưa vào. Xin để bên đó quyết định.",
        "Another party brought this calendar in. Please leave it to them.",
    ),
    "calendar.taken": (
        "Tệp lịch {ref} đã được đưa vào kế hoạch. Xin xem trên lịch tháng.",
        "Calendar {ref} is in the plan already. Please see the month.",
    ),
    "assignment.wrong_state": (
        "Phân công đang ở trạng thái “{state}” nên chưa thể “{move}”. Xin tải lại trang.",
        "The assignment is “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "assignment.changed_meanwhile": (
        "Phân công {ref} vừa được người khác thay đổi. Xin xem lại trước khi trả lời.",
        "Assignment {ref} was just changed by somebody else. Please look again first.",
    ),
    "assignment.topic_not_agreed": (
        "Đề tài {ref} chưa được thống nhất hoặc đã kết thúc, nên chưa phân công được.",
        "Topic {ref} is not agreed yet, or has ended, so it cannot be assigned.",
    ),
    "assignment.not_a_colleague": (
        "{name} không phải phóng viên, tác giả hoặc biên tập viên đang làm việc của cơ quan. Xin chọn người khác.",
        "{name} is not an active reporter, author or editor here. Please choose somebody else.",
    ),
    "assignment.open_already": (
        "{name} đang có phân công này cho đề tài. Xin chờ trả lời, hoặc rút lại rồi giao lại.",
        "{name} has this assignment for the topic already. Please wait for the answer, or withdraw it first.",
    ),
    "assignment.not_yours": (
        "Phân công này gửi cho người khác, nên chỉ người đó trả lời được.",
        "This assignment is somebody else's to answer.",
    ),
    "assignment.reason_unknown": (
        "Xin chọn lý do trong danh sách ({known}); “{reason}” không có trong đó.",
        "Please choose a reason of the list ({known}); “{reason}” is not in it.",
    ),
    "assignment.note_missing": (
        "Xin ghi thêm vài chữ khi chọn lý do khác.",
        "Please add a few words when the reason is another one.",
    ),
    "assignment.deadline_past": (
        "Hạn nộp đã qua. Xin chọn ngày từ hôm nay trở đi.",
        "The deadline has passed. Please choose today or a later day.",
    ),
    "assignment.deadline_after_due": (
        "Hạn nộp muộn hơn ngày dự kiến đăng ({due}). Xin chọn ngày sớm hơn.",
        "The deadline is after the day of publishing ({due}). Please choose an earlier day.",
    ),
    "assignment.fee_negative": (
        "Thù lao không thể là số âm. Xin để trống nếu theo định mức.",
        "A fee cannot be negative. Please leave it empty to follow the norms.",
    ),
    "handover.same_person": (
        "Xin chọn một người khác để nhận bàn giao.",
        "Please choose another person to take the work over.",
    ),
    "handover.not_a_colleague": (
        "{name} không phải người đang làm việc trong cơ quan của quý vị. Xin chọn người khác.",
        "{name} does not work in your organisation at present. Please choose somebody else.",
    ),
    "handover.nothing_in_hand": (
        "{name} không còn việc nào đang phụ trách.",
        "{name} has nothing in hand any more.",
    ),
    "handover.unfit": (
        "{name} chưa có vai trò để tiếp tục việc {ref}. Xin chọn người khác, hoặc nhờ quản trị viên"
        " thêm vai trò.",
        "{name} has no role to go on with {ref}. Please choose somebody else, or ask an"
        " administrator to add the role.",
    ),
    "handover.nothing_open": (
        "{name} không còn việc nào đang mở trong chương trình này.",
        "{name} has nothing open in this programme.",
    ),
}
