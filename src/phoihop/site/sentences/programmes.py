"""Sentences for the refusals of the programmes' room."""

SENTENCES = {
    "paper.draft_has_no_number": (
        "{ref} còn là dự thảo nên chưa có số. Xin đề xuất hoặc ký trước.",
        "{ref} is a draft and has no number yet. Please offer or sign it first.",
    ),
    "paper.wrong_state": (
        "Văn bản đang ở trạng thái “{state}” nên chưa thể thực hiện bước “{move}”. Xin tải lại trang để xem bước đang mở.",
        "The paper is “{state}”, so the step “{move}” is not open. Please load the page again to see the open step.",
    ),
    "paper.changed_meanwhile": (
        "Vừa có người khác thay đổi {ref}. Xin tải lại trang rồi quyết định tiếp.",
        "Somebody else has just changed {ref}. Please load the page again and decide then.",
    ),
    "paper.consented_already": (
        "Bên của anh/chị đã ký {ref}. Xin chờ các bên còn lại.",
        "Your party has signed {ref} already. Please wait for the other parties.",
    ),
    "paper.signing_day_missing": (
        "Văn bản chưa ghi ngày ký. Xin nhập ngày ký ghi trên văn bản giấy.",
        "The paper does not state its day of signature. Please enter the day printed on it.",
    ),
    "paper.signing_day_differs": (
        "Văn bản ghi ngày ký {stated}, anh/chị nhập {given}. Xin thống nhất một ngày.",
        "The paper states {stated} as the day of signature, you gave {given}. Please agree on one day.",
    ),
    "paper.signing_day_to_come": (
        "Ngày ký {day} chưa đến. Xin ký vào ngày đó, hoặc thu hồi văn bản để sửa ngày.",
        "The day of signature {day} is yet to come. Please sign on that day, or take the paper back to correct it.",
    ),
    "paper.not_yours": (
        "{ref} do bên kia soạn. Xin đề nghị bên kia thu hồi để sửa.",
        "{ref} was written by the other side. Please ask them to take it back.",
    ),
    "paper.still_running": (
        "{ref} còn hiệu lực đến {until}. Xin kết thúc sau ngày đó.",
        "{ref} runs until {until}. Please close it after that day.",
    ),
    "paper.offered_already": (
        "{ref} đã gửi bên kia chờ ký nên tệp không sửa được. Xin thu hồi về dự thảo rồi nhập lại.",
        "{ref} is offered to the other side, so a file cannot change it. Please take it back first.",
    ),
    "paper.signed_already": (
        "{ref} đã ký nên tệp không sửa được. Xin lập phụ lục cho điều cần thay đổi.",
        "{ref} is signed, so a file cannot change it. Please draft an annex for what should change.",
    ),
    "paper.withdrawn_already": (
        "{ref} đã rút. Xin dùng mã khác cho văn bản mới.",
        "{ref} was withdrawn. Please use another reference for the new paper.",
    ),
    "paper.part_in_use": (
        "Có phần bị bỏ khỏi {ref} đang được nơi khác sử dụng. Xin giữ lại phần đó.",
        "A part left out of {ref} is used elsewhere. Please keep that part.",
    ),
    "programme.ref_taken": (
        "Mã {ref} đã dùng cho văn bản khác. Xin chọn mã khác.",
        "The reference {ref} belongs to another paper. Please choose another.",
    ),
    "programme.not_a_party": (
        "Cơ quan của anh/chị không phải một bên của văn bản này. Xin kiểm tra mục các bên.",
        "Your organisation is no party to this paper. Please check its sides.",
    ),
    "programme.ended": (
        "Chương trình {ref} đã kết thúc. Xin lập văn bản mới dưới chương trình khác.",
        "Programme {ref} has ended. Please put new papers under another programme.",
    ),
    "programme.instruments_open": (
        "{ref} còn văn bản năm chưa kết thúc: {open}. Xin kết thúc các văn bản này trước.",
        "{ref} still has open instruments: {open}. Please close them first.",
    ),
    "instrument.has_no_lines": (
        "{ref} chưa có dòng nào. Xin thêm ít nhất một dòng rồi gửi ký.",
        "{ref} has no line yet. Please add at least one before you offer it.",
    ),
    "instrument.programme_not_signed": (
        "Chương trình {ref} chưa được ký đủ. Xin ký chương trình trước.",
        "Programme {ref} is not signed by all parties. Please sign the programme first.",
    ),
    "instrument.money_only_in_contract": (
        "Chỉ hợp đồng mới có đơn giá; {ref} không phải hợp đồng. Xin bỏ đơn giá.",
        "Only a contract carries prices; {ref} is none. Please leave the price out.",
    ),
    "instrument.early_day_missing": (
        "Quy tắc tính bài đăng trước ngày ký cần một ngày bắt đầu. Xin nhập ngày ghi trên văn bản.",
        "The rule for pieces before the signature needs a first day. Please enter the day the paper names.",
    ),
    "annex.instrument_not_signed": (
        "{ref} chưa được ký đủ nên chưa có gì để phụ lục thay đổi. Xin ký văn bản năm trước.",
        "{ref} is not signed by both parties, so there is nothing to change. Please sign it first.",
    ),
    "annex.changes_nothing": (
        "Phụ lục chưa thay đổi gì. Xin ghi số lượng hoặc đơn giá mới, hoặc dòng mới.",
        "The annex changes nothing. Please give a new quantity or price, or a new line.",
    ),
    "annex.before_differs": (
        "Dòng {line} nay là {held}, khác điều phụ lục ghi trước thay đổi. Xin soạn lại phụ lục.",
        "Line {line} says {held} by now, not what the annex says was there. Please draft it again.",
    ),
    "annex.overtaken": (
        "Phụ lục {later} đã thay đổi dòng {line} từ một ngày sau đó. Xin chọn ngày hiệu lực muộn hơn.",
        "Annex {later} changes line {line} from a later day. Please choose a later day of effect.",
    ),
    "annex.below_accepted": (
        "Dòng {line} đã nghiệm thu {accepted} sản phẩm. Số lượng mới không thể thấp hơn.",
        "{accepted} pieces of line {line} are accepted. The new quantity cannot be below that.",
    ),
    "annex.reason_missing": (
        "Chưa có lý do. Xin ghi vì sao cần phụ lục.",
        "The reason is missing. Please say why the annex is needed.",
    ),
    "annex.unknown_line": (
        "Không có dòng “{line}” trong văn bản năm. Xin chọn một dòng đang có.",
        "There is no line “{line}” in the instrument. Please choose one that is there.",
    ),
    "obligation.quantity_missing": (
        "Nghĩa vụ định lượng cần số lượng tối thiểu. Xin nhập số lượng hoặc chọn “không định lượng”.",
        "A quantified obligation needs its least quantity. Please enter it or choose “not quantified”.",
    ),
    "obligation.quantity_unwanted": (
        "Nghĩa vụ không định lượng thì không ghi số lượng. Xin bỏ trống ô số lượng.",
        "An obligation without quantity carries no number. Please leave the quantity empty.",
    ),
    "obligation.range_reversed": (
        "Số lượng tối đa ({most}) nhỏ hơn tối thiểu ({least}). Xin nhập lại.",
        "The most ({most}) is below the least ({least}). Please enter them again.",
    ),
}
