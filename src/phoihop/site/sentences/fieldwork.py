"""Sentences for the refusals of the room of field work."""

SENTENCES = {
    "trip.wrong_duty": (
        "Nghĩa vụ {duty} không phải là tạo điều kiện đi cơ sở. Xin chọn nghĩa vụ đúng loại.",
        "Duty {duty} is not one to facilitate field trips. Please choose one of that kind.",
    ),
    "trip.described": (
        "Chuyến đi {ref} đã có nơi đến và lịch. Xin mở trang chuyến đi để bổ sung.",
        "Trip {ref} says where it goes already. Please open its page to add more.",
    ),
    "question.worded": (
        "Câu hỏi {ref} đã được ghi rõ. Xin mở trang câu hỏi.",
        "Question {ref} is written out already. Please open its page.",
    ),
    "trip.place_missing": ("Xin ghi nơi đến.", "Please say where the trip goes."),
    "trip.purpose_missing": (
        "Xin ghi mục đích chuyến đi để bên kia chuẩn bị.",
        "Please say what the trip is for, so that the other side can prepare.",
    ),
    "trip.ends_before_start": (
        "Chuyến đi kết thúc ngày {end}, trước ngày bắt đầu {start}. Xin sửa lại.",
        "The trip ends on {end}, before it begins on {start}. Please correct the days.",
    ),
    "trip.too_long": (
        "Chuyến đi kéo dài {days} ngày là quá dài. Xin chia thành nhiều chuyến.",
        "A trip of {days} days is too long. Please make several of it.",
    ),
    "trip.begins_before_asked": (
        "Chuyến đi bắt đầu ngày {start}, trước ngày đề nghị. Xin chọn ngày khác.",
        "The trip begins on {start}, before it is asked for. Please choose another day.",
    ),
    "trip.day_outside": (
        "Ngày {on} nằm ngoài chuyến đi ({start} đến {end}). Xin chọn ngày trong chuyến đi.",
        "The day {on} is not one of the trip ({start} to {end}). Please choose one that is.",
    ),
    "trip.payer_unnamed": (
        "Xin ghi rõ bên chi trả.",
        "Please say in words who paid.",
    ),
    "trip.companion_unnamed": (
        "Xin ghi họ tên người đi cùng.",
        "Please give the name of the person who comes along.",
    ),
    "trip.companion_twice": (
        "{name} đã có trong danh sách đoàn. Nếu là người khác, xin ghi thêm chữ để phân biệt.",
        "{name} is on the list already. If this is somebody else, please add a word to tell them apart.",
    ),
    "trip.too_many": (
        "Một đoàn có nhiều nhất {most} người. Xin chia thành nhiều chuyến.",
        "At most {most} people make one trip. Please make several of it.",
    ),
    "trip.ended": (
        "Chuyến đi {ref} đã khép lại nên không thể sửa. Vẫn có thể ghi bên chi trả.",
        "Trip {ref} is closed and cannot be changed. You can still say who paid.",
    ),
    "trip.hosts_side": (
        "Việc này do bên {side}, bên tạo điều kiện, thực hiện. Xin nhắc bên đó.",
        "This is for side {side}, which hosts the trip. Please remind them.",
    ),
    "trip.stop_unnamed": (
        "Xin ghi nơi đến và nội dung của điểm dừng.",
        "Please say where the stop is and what happens there.",
    ),
    "trip.contact_unnamed": (
        "Xin ghi đơn vị và họ tên đầu mối.",
        "Please give the unit and the name of the contact.",
    ),
    "trip.text_missing": ("Xin ghi nội dung.", "Please write something."),
    "trip.not_granted": (
        "Chuyến đi {ref} chưa được đồng ý nên chưa có nhật ký. Xin chờ bên kia trả lời.",
        "Trip {ref} is not granted yet, so there is no log. Please wait for the other side's answer.",
    ),
    "trip.foreign_topic": (
        "Đề tài {topic} thuộc chương trình khác. Xin chọn đề tài của chương trình này.",
        "Topic {topic} belongs to another programme. Please choose one of this programme.",
    ),
    "question.wrong_duty": (
        "Nghĩa vụ {duty} không phải là cung cấp thông tin. Xin chọn nghĩa vụ đúng loại.",
        "Duty {duty} is not one to give information. Please choose one of that kind.",
    ),
    "question.text_missing": ("Xin ghi câu hỏi.", "Please write the question."),
    "question.due_before_asked": (
        "Hạn trả lời {due} đã qua. Xin chọn hạn từ hôm nay trở đi.",
        "The answer would be due on {due}, which is past. Please choose today or later.",
    ),
    "question.answer_empty": ("Xin ghi câu trả lời.", "Please write the answer."),
    "question.file_unsourced": (
        "Tệp {name} chưa ghi nguồn. Xin ghi số liệu lấy từ đâu.",
        "The file {name} names no source. Please say where it comes from.",
    ),
    "question.file_from_future": (
        "Tệp {name} ghi ngày {day}, sau ngày trả lời. Xin sửa ngày của số liệu.",
        "The file {name} is dated {day}, after the answer. Please correct the day of its figures.",
    ),
    "question.too_many_files": (
        "Một câu trả lời có nhiều nhất {most} tệp. Xin gộp bớt.",
        "An answer holds at most {most} files. Please join some.",
    ),
    "pack.wrong_duty": (
        "{duty} không phải là nghĩa vụ định kỳ cung cấp thông tin. Xin chọn nghĩa vụ đúng loại.",
        "{duty} is not a duty to brief. Please choose one of that kind.",
    ),
    "pack.title_missing": ("Xin đặt tên cho bản thông tin.", "Please give the pack a title."),
    "pack.empty": (
        "Bản thông tin chưa có nội dung. Xin ghi ít nhất một phần hoặc một số liệu.",
        "The pack says nothing yet. Please write at least one part or one figure.",
    ),
    "pack.figure_unsourced": (
        "Số liệu “{label}” cần có tên, giá trị và nguồn. Xin bổ sung.",
        "The figure “{label}” needs a name, a value and a source. Please add what is missing.",
    ),
    "pack.figure_from_future": (
        "Số liệu “{label}” ghi ngày sau ngày phát hành. Xin sửa ngày.",
        "The figure “{label}” is dated after the day of issue. Please correct the day.",
    ),
    "pack.figure_twice": (
        "Số liệu “{label}” được ghi hai lần. Xin giữ một.",
        "The figure “{label}” is there twice. Please keep one.",
    ),
    "pack.figure_line_unreadable": (
        "Không đọc được dòng số liệu {line}. Xin ghi: tên | giá trị | đơn vị | ngày | nguồn.",
        "Line {line} of the figures cannot be read. Please write: name | value | unit | day | source.",
    ),
    "pack.others": (
        "Bản thông tin {ref} do bên kia phát hành. Xin nhắc bên kia nếu cần bản mới.",
        "Pack {ref} is issued by the other side. Please remind them if a new version is needed.",
    ),
    "pack.change_missing": (
        "Xin ghi điểm mới so với bản trước để người đã dùng biết cần xem lại gì.",
        "Please say what is new, so that those who used the older one know what to look at.",
    ),
    "pack.nothing_new": (
        "Bản mới giống hệt bản đang có của {ref}. Xin sửa nội dung trước khi phát hành.",
        "This is just what the newest version of {ref} says. Please change it before issuing.",
    ),
    "pack.foreign_topic": (
        "Đề tài {topic} thuộc chương trình khác. Xin chọn đề tài của chương trình này.",
        "Topic {topic} belongs to another programme. Please choose one of this programme.",
    ),
    "lead.title_missing": ("Xin đặt tên cho gợi ý.", "Please give the lead a title."),
    "lead.text_missing": (
        "Xin ghi cách làm hay hoặc điển hình là gì.",
        "Please say what the good practice or example is.",
    ),
    "lead.expires_before_start": (
        "Ngày hết hạn {on} đã qua. Xin chọn ngày sau hôm nay.",
        "The last day {on} is past. Please choose a day after today.",
    ),
    "lead.kept_too_long": (
        "Gợi ý chỉ được giữ {days} ngày, đến {latest}. Xin chọn ngày sớm hơn.",
        "A lead is kept {days} days, until {latest}. Please choose an earlier day.",
    ),
    "lead.source_missing": ("Xin ghi nguồn.", "Please name the source."),
    "lead.person_unnamed": ("Xin ghi họ tên.", "Please give the name."),
    "lead.consent_wordless": (
        "Xin ghi người đó đã đồng ý bằng cách nào (văn bản, trực tiếp, điện thoại).",
        "Please say how the consent was given (in writing, in person, on the phone).",
    ),
    "lead.unverified": (
        "Chưa có nguồn nào được xác minh. Xin xác minh ít nhất một nguồn trước khi gửi.",
        "No source is verified yet. Please verify at least one before offering it.",
    ),
    "lead.consent_missing": (
        "Còn {missing} người chưa đồng ý được nêu tên. Xin hỏi ý kiến hoặc bỏ tên những người đó.",
        "{missing} people named have not agreed yet. Please ask them, or leave their names out.",
    ),
    "lead.not_yours": (
        "Gợi ý {ref} do bên kia ghi. Xin trao đổi với bên kia.",
        "Lead {ref} was noted by the other side. Please talk to them.",
    ),
    "lead.closed": (
        "Gợi ý {ref} đã rút hoặc đã hết hạn lưu. Xin ghi gợi ý mới nếu cần.",
        "Lead {ref} was withdrawn or its time is over. Please note a new one if needed.",
    ),
    "lead.wrong_state": (
        "Gợi ý đang ở trạng thái khác nên chưa thực hiện được. Xin tải lại trang.",
        "The lead has moved on, so this is not open. Please load the page again.",
    ),
    "lead.changed_meanwhile": (
        "Gợi ý {ref} vừa được người khác thay đổi. Xin xem lại trước khi thực hiện.",
        "Lead {ref} was just changed by somebody else. Please look again first.",
    ),
}
