"""Sentences for the refusals of the programmes' room."""

SENTENCES = {
    "paper.draft_has_no_number": (
        "{ref} còn là dự thảo nên chưa có số. Xin gửi ký và ký trước.",
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
    "paper.answered_already": (
        "Hai bên đã trao đổi bản trả lời của {ref} nên không thu hồi được nữa. Xin gửi một bản khác thay cho bản đang bàn.",
        "The sides have exchanged answers on {ref}, so it cannot be taken back. Please put another version on the table instead.",
    ),
    "paper.gate_passed": (
        "Bên của anh/chị đã làm bước này với bản đang bàn. Xin tải lại trang để xem bước tiếp theo.",
        "Your party has taken this step with the version on the table. Please load the page again to see the next one.",
    ),
    "paper.agree_first": (
        "Bên của anh/chị chưa đồng ý bản đang bàn. Xin đồng ý, hoặc trả lời bằng bản khác, rồi mới kiểm tra, duyệt và ký.",
        "Your party has not agreed to the version on the table. Please agree, or answer with another; checking, approval and signature come after.",
    ),
    "paper.check_first": (
        "Bản này chưa được bên của anh/chị kiểm tra. Xin kiểm tra nội dung và thể thức trước khi duyệt và ký.",
        "Your party has not checked this version. Please check content and form before approval and signature.",
    ),
    "paper.approve_first": (
        "Bản này chưa được lãnh đạo bên anh/chị duyệt. Xin duyệt trước khi ký.",
        "No leader of your party has approved this version. Please approve it before you sign.",
    ),
    "paper.not_agreed_by_all": (
        "Còn bên chưa đồng ý bản đang bàn. Xin chờ bên đó trả lời rồi kiểm tra, duyệt và ký.",
        "A party has not agreed to the version on the table. Please wait for its answer before checking, approval and signature.",
    ),
    "paper.same_person": (
        "Cơ quan của anh/chị yêu cầu mỗi bước một người, và anh/chị đã làm một bước trước. Xin để người khác làm bước này.",
        "Your organisation asks for different people, and you have taken an earlier step. Please "
        "let somebody else take this one.",
    ),
    "counter.none": (
        "Bên của anh/chị chưa có bản trả lời nào cho {ref}. Xin bắt đầu bản trả lời với lý do.",
        "Your party is writing no answer to {ref}. Please begin one with its reason.",
    ),
    "counter.reason_missing": (
        "Bản trả lời cần lý do. Xin ghi vì sao bên anh/chị đề nghị khác.",
        "An answer needs its reason. Please say why your side proposes otherwise.",
    ),
    "counter.other_paper": (
        "Tệp này không nói về {ref}. Xin tải tệp của đúng văn bản đang trả lời về, sửa rồi nhập lại.",
        "The file says nothing of {ref}. Please download the file of the paper you are answering, change that, and bring it back.",
    ),
    "counter.changes_nothing": (
        "Bản trả lời chưa khác bản đang bàn của {ref}. Xin sửa, hoặc đồng ý bản đang bàn.",
        "The answer says the same as the version of {ref} on the table. Please change it, or agree.",
    ),
    "counter.overtaken": (
        "Bản {answered} mà anh/chị đang trả lời không còn là bản đang bàn. Xin bỏ bản trả lời "
        "này, xem bản mới rồi trả lời.",
        "Version {answered}, which you are answering, is no longer on the table. Please drop this answer, look at the new version, and answer that.",
    ),
    "mandate.missing": (
        "Người ký chưa có văn bản giao ký theo thẩm quyền “{capacity}” vào ngày {day}. Xin văn thư ghi văn bản giao ký ở mục Thẩm quyền ký.",
        "The signatory has no mandate “{capacity}” on {day}. Please have the clerk record its paper under Mandates.",
    ),
    "mandate.not_yet": (
        "Thẩm quyền ký “{capacity}” chỉ có từ {since}. Xin ký từ ngày đó, hoặc ghi văn bản giao ký sớm hơn nếu có.",
        "The mandate “{capacity}” begins on {since}. Please sign from that day on, or record an earlier paper if there is one.",
    ),
    "mandate.over": (
        "Thẩm quyền ký “{capacity}” đã hết vào {until}. Xin ghi văn bản giao ký mới rồi ký.",
        "The mandate “{capacity}” ended on {until}. Please record a new paper before signing.",
    ),
    "mandate.other_signatory": (
        "Văn bản in tên người ký là {name}. Xin để người đó ký, hoặc thống nhất một bản khác với người ký mới.",
        "The paper prints {name} as its signatory. Please let that person sign, or agree on a version with another signatory.",
    ),
    "mandate.handed_on": (
        "{giver} cũng ký theo ủy quyền hoặc thừa lệnh nên không được giao lại cho người khác. "
        "Xin để người đứng đầu giao ký.",
        "{giver} signs under a mandate, which cannot be passed on. Please let the head give the "
        "mandate.",
    ),
    "mandate.not_your_house": (
        "Tổ chức này không thuộc cơ quan của anh/chị. Xin để văn thư của cơ quan đó ghi.",
        "That organisation is not part of yours. Please let its own clerk record this.",
    ),
    "mandate.own_needs_none": (
        "Người đứng đầu ký trực tiếp thì không cần văn bản giao ký. Xin chọn TM., KT., TL. hoặc TUQ.",
        "A head who signs in person needs no mandate. Please choose TM., KT., TL. or TUQ.",
    ),
    "mandate.words_missing": (
        "Xin ghi số, ký hiệu, trích yếu của văn bản và chức danh người ký văn bản đó.",
        "Please give the paper's number, symbol and abstract, and the office of who signed it.",
    ),
    "mandate.ends_before_it_begins": (
        "Ngày hết hiệu lực nằm trước ngày bắt đầu. Xin kiểm tra hai ngày.",
        "It would end before it begins. Please check both days.",
    ),
    "mandate.tuq_without_end": (
        "Ủy quyền (TUQ.) phải có thời hạn. Xin ghi ngày hết hạn theo văn bản.",
        "A mandate TUQ. is given for a stated time. Please enter its last day.",
    ),
    "mandate.to_oneself": (
        "Không ai tự giao ký cho mình. Xin ghi người giao khác.",
        "Nobody gives a mandate to oneself. Please name another giver.",
    ),
    "mandate.ended_already": (
        "Thẩm quyền ký này đã kết thúc trước đó. Xin tải lại trang.",
        "This mandate has ended before. Please load the page again.",
    ),
    "programme.ref_taken": (
        "Mã {ref} đã dùng cho văn bản khác. Xin chọn mã khác.",
        "The reference {ref} belongs to another paper. Please choose another.",
    ),
    "programme.not_a_party": (
        "Cơ quan của anh/chị không phải một bên của văn bản này. Xin kiểm tra mục các bên.",
        "Your organisation is not a party to this paper. Please check its sides.",
    ),
    "programme.ended": (
        "Chương trình {ref} đã kết thúc. Xin lập văn bản mới trong chương trình khác.",
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
    "document.source_missing": (
        "Xin ghi nguồn: văn bản nào, số nào nói điều này.",
        "Please give the source: which paper says so.",
    ),
    "document.ends_before_issue": (
        "Văn bản ban hành ngày {issued}; ngày hết hiệu lực không thể sớm hơn. Xin kiểm tra ngày.",
        "The document was issued on {issued} and cannot end before that. Please check the day.",
    ),
    "document.by_itself": (
        "Văn bản không thể thay thế hay bãi bỏ chính nó. Xin chọn văn bản khác.",
        "A document does not supersede or repeal itself. Please choose another.",
    ),
    "annex.programme_not_signed": (
        "Chương trình {ref} chưa ký đủ hoặc đã kết thúc nên không lập phụ lục được. Xin xem trạng thái chương trình.",
        "Programme {ref} is not signed by all parties, or has ended, so it takes no annex. Please look at its state.",
    ),
    "annex.theme_left_already": (
        "Nội dung {theme} không còn dựa vào {document} vào ngày phụ lục có hiệu lực. Xin chọn văn bản đang dùng.",
        "Theme {theme} is not based on {document} on the day the annex takes effect. Please "
        "choose a document it is based on.",
    ),
    "annex.end_outside": (
        "Ngày kết thúc sớm phải nằm trong thời gian chương trình, trước {ends}. Xin chọn ngày khác.",
        "The early end must lie within the programme, before {ends}. Please choose another day.",
    ),
    "annex.issuer_only": (
        "{ref} do một bên ban hành; chỉ bên đó hoặc cấp trên của bên đó được sửa. Xin đề nghị bên ban hành lập phụ lục.",
        "{ref} was issued by one side; only that side or its superior changes it. Please ask the issuer for an annex.",
    ),
    "programme.nothing_on": (
        "Ngày {on} chưa có bản nào của chương trình được gửi hay ký. Xin chọn ngày muộn hơn.",
        "On {on} no version of the programme had been offered or signed. Please choose a later day.",
    ),
    "programme.ended_already": (
        "Chương trình {ref} đã được kết thúc sớm. Xin xem phụ lục đã ký.",
        "Programme {ref} was ended early before. Please see the signed annex.",
    ),
    "programme.ended_early": (
        "Chương trình {ref} đã kết thúc sớm vào {ended}: chỉ còn nghiệm thu, thanh toán, sơ kết phần đã làm, không mở việc mới.",
        "Programme {ref} ended early on {ended}: what was done is still accepted, paid and reviewed; no new work begins.",
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
        "A quantified obligation needs its minimum quantity. Please enter it or choose “not "
        "quantified”.",
    ),
    "obligation.quantity_unwanted": (
        "Nghĩa vụ không định lượng thì không ghi số lượng. Xin bỏ trống ô số lượng.",
        "An obligation without quantity carries no number. Please leave the quantity empty.",
    ),
    "obligation.range_reversed": (
        "Số lượng tối đa ({most}) nhỏ hơn tối thiểu ({least}). Xin nhập lại.",
        "The maximum ({most}) is below the minimum ({least}). Please enter them again.",
    ),
}
