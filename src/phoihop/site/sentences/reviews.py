"""Sentences for the refusals of the reviews' room."""

SENTENCES = {
    "review.wrong_state": (
        "Cuộc sơ kết đang ở trạng thái “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The review is “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "review.changed_meanwhile": (
        "{ref} vừa được người khác cập nhật. Xin xem lại trước khi thực hiện.",
        "{ref} was just updated by somebody else. Please look again first.",
    ),
    "review.exists": (
        "Năm {year} đã có bản sơ kết. Xin mở bản đó.",
        "There is a review of {year} already. Please open that one.",
    ),
    "review.year_outside": (
        "Năm {year} nằm ngoài chương trình ({label}). Xin chọn năm khác.",
        "{year} lies outside the programme ({label}). Please choose another year.",
    ),
    "review.in_future": (
        "Ngày chốt số liệu {as_of_on} chưa tới. Xin chọn lại.",
        "The day of the figures, {as_of_on}, lies in the future. Please choose it again.",
    ),
    "review.held_too_early": (
        "Cuộc họp không thể diễn ra trước ngày chốt số liệu ({as_of_on}). Xin kiểm tra ngày.",
        "The meeting cannot come before the day of its figures ({as_of_on}). Please check the day.",
    ),
    "review.signed_already": (
        "Bên anh/chị đã ký biên bản {ref}. Không cần làm gì thêm.",
        "Your side has signed {ref} already. Nothing more is needed.",
    ),
    "review.figures_frozen": (
        "{ref} đã được hai bên ký nên không thay đổi được nữa. Xin ghi vào kỳ sơ kết sau.",
        "{ref} is signed by both sides and cannot be changed. Please write it into the next review.",
    ),
    "review.lessons_open": (
        "Còn {waiting} bài học chưa được quyết định. Xin quyết định trước khi khép lại.",
        "{waiting} lessons still wait for a decision. Please decide them first.",
    ),
    "review.not_signed": (
        "{ref} chưa được hai bên ký nên chưa có số văn bản. Xin ký trước.",
        "{ref} is not signed by both sides, so it has no number yet. Please sign it first.",
    ),
    "review.last_year": (
        "Năm {year} là năm cuối của chương trình. Xin lập chương trình mới cho giai đoạn sau.",
        "{year} is the last year of the programme. Please draft a new programme for what follows.",
    ),
    "review.nothing_to_follow": (
        "Năm {year} chưa có văn bản nào được ký. Xin lập văn bản năm sau từ trang chương trình.",
        "No paper of {year} is signed. Please draft next year's paper on the programme's page.",
    ),
    "review.next_underway": (
        "Văn bản năm sau {ref} đã gửi bên kia hoặc đã ký. Xin sửa tiếp tại văn bản đó.",
        "Next year's paper {ref} is offered or signed. Please go on in that paper.",
    ),
    "review.no_deed": (
        "Chương trình của {ref} không có nghĩa vụ gặp hằng năm nên không có việc để khép lại.",
        "The programme of {ref} has no duty to meet every year, so there is nothing to close.",
    ),
    "review.text_missing": (
        "Xin ghi rõ nội dung.",
        "Please write the text.",
    ),
    "review.text_too_long": (
        "Đoạn này dài {length} ký tự, vượt mức {most}. Xin viết gọn lại.",
        "This text has {length} characters; {most} is the most. Please shorten it.",
    ),
    "review.quantity_outside": (
        "Số lượng {quantity} không hợp lệ. Xin ghi từ 0 đến {most}.",
        "{quantity} is not a valid quantity. Please write 0 to {most}.",
    ),
    "lesson.foreign_owner": (
        "{owner} không thuộc bên nào của chương trình. Xin chọn đơn vị của một trong hai bên.",
        "{owner} belongs to neither side of the programme. Please choose a unit of one of them.",
    ),
    "review.foreign_obligation": (
        "Nghĩa vụ đã chọn thuộc chương trình khác. Xin chọn lại.",
        "The chosen obligation belongs to another programme. Please choose again.",
    ),
    "lesson.incomplete": (
        "Bài học cần đủ: dẫn chứng, nguyên nhân và đề xuất thay đổi. Xin ghi nốt phần còn thiếu.",
        "A lesson needs evidence, cause and proposed change. Please write what is missing.",
    ),
    "lesson.wrong_state": (
        "Bài học đang ở trạng thái “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The lesson is “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "lesson.changed_meanwhile": (
        "Bài học {ref} vừa được người khác cập nhật. Xin xem lại.",
        "Lesson {ref} was just updated by somebody else. Please look again.",
    ),
}
