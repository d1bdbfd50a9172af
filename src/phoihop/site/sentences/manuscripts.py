"""Sentences for the refusals of the manuscripts room."""

SENTENCES = {
    "manuscript.wrong_state": (
        "Bản thảo đang ở bước “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The manuscript is at “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "manuscript.changed_meanwhile": (
        "Bản thảo {ref} vừa được người khác xử lý. Không mất dữ liệu; xin tải lại trang để xem "
        "kết quả.",
        "Somebody else was a moment faster with manuscript {ref}. Nothing is lost; please load the page again to see what was done.",
    ),
    "manuscript.not_your_turn": (
        "Bản thảo {ref} đang ở tòa soạn nên chưa nhận thêm tệp. Xin chờ trả lời, hoặc nhắn tòa soạn.",
        "Manuscript {ref} lies with the desk and takes no more files now. Please wait for the answer, or write to the desk.",
    ),
    "manuscript.title_missing": (
        "Xin đặt tên bài, không quá 300 ký tự.",
        "Please give the text a title of at most 300 characters.",
    ),
    "manuscript.author_missing": (
        "Xin ghi họ tên tác giả, mỗi người một dòng.",
        "Please write the names of the authors, one a line.",
    ),
    "manuscript.abstract_missing": (
        "Xin ghi tóm tắt vài dòng: người phản biện đọc tóm tắt trước khi nhận việc.",
        "Please write an abstract of a few lines: reviewers read it before they say yes.",
    ),
    "manuscript.licence_missing": (
        "Xin chọn quyền sử dụng mà tác giả cho phép tòa soạn.",
        "Please choose what the author grants the publisher.",
    ),
    "manuscript.rights_missing": (
        "Chưa ghi quyền sử dụng tác phẩm nên chưa thể nhận đăng. Xin ghi quyền trước.",
        "The rights are not stated yet, so the text cannot be accepted. Please state them first.",
    ),
    "manuscript.not_declared": (
        "Xin đọc và đánh dấu lời cam đoan trước khi gửi.",
        "Please read and tick the declaration before you submit.",
    ),
    "manuscript.no_files": (
        "Chưa có tệp bản thảo nào. Xin thêm tệp DOCX, PDF hoặc ảnh chụp các trang rồi gửi.",
        "There is no file of the text yet. Please add a DOCX, a PDF or photographs of its pages first.",
    ),
    "manuscript.too_many_files": (
        "Một lần gửi nhận tối đa {limit} tệp. Xin ghép các trang vào một tệp PDF.",
        "One submission takes at most {limit} files. Please join the pages into one PDF.",
    ),
    "manuscript.file_empty": (
        "Tệp “{name}” rỗng. Xin chọn lại tệp.",
        "The file “{name}” is empty. Please choose it again.",
    ),
    "manuscript.file_too_large": (
        "Tệp “{name}” lớn hơn {limit} MB. Xin giảm dung lượng ảnh hoặc tách tệp.",
        "The file “{name}” is larger than {limit} MB. Please make the pictures smaller or split it.",
    ),
    "manuscript.file_unknown": (
        "Tệp “{name}” không phải DOCX, PDF hay ảnh JPEG, PNG, WebP. Xin lưu lại thành một trong các loại đó.",
        "The file “{name}” is neither DOCX nor PDF nor a JPEG, PNG or WebP picture. Please save "
        "it as one of these.",
    ),
    "manuscript.file_submitted": (
        "Tệp đã nằm trong bản đã gửi nên được giữ lại.",
        "The file belongs to a version already submitted and stays.",
    ),
    "manuscript.not_a_picture": (
        "Không đọc được ảnh. Xin chụp lại hoặc lưu thành JPEG.",
        "The picture cannot be read. Please take it again or save it as JPEG.",
    ),
    "manuscript.picture_too_large": (
        "Ảnh lớn hơn {megapixels} triệu điểm ảnh. Xin thu nhỏ rồi gửi lại.",
        "The picture has more than {megapixels} megapixels. Please make it smaller and send it again.",
    ),
    "manuscript.no_publisher": (
        "Chỉ tòa soạn mới mời viết, và bài của cơ quan phải gửi đến một cơ quan báo chí. Xin chọn lại nơi nhận.",
        "Only a publisher invites authors, and an institution's text goes to a publisher. Please choose the recipient again.",
    ),
    "manuscript.bad_length": (
        "Số chữ tối thiểu ({least}) lớn hơn tối đa ({most}). Xin sửa lại.",
        "The least number of words ({least}) is above the most ({most}). Please correct it.",
    ),
    "manuscript.authors_have_accounts": (
        "Bài do cơ quan gửi: tác giả theo dõi bằng tài khoản của mình, không cần liên kết.",
        "This text came from an institution: its people follow it with their accounts and need no link.",
    ),
    "manuscript.link_unknown": (
        "Liên kết không đúng. Xin mở lại từ thư mời, hoặc hỏi tòa soạn.",
        "This link is not known. Please open it from the letter again, or ask the desk.",
    ),
    "manuscript.link_used": (
        "Liên kết này đã được mở trên một thiết bị. Bài của anh/chị vẫn nguyên; xin dùng thiết "
        "bị đó, hoặc đề nghị tòa soạn gửi liên kết mới.",
        "This link was opened on a device already. Your text is safe; please use that device, or ask the desk for a fresh link.",
    ),
    "manuscript.link_expired": (
        "Liên kết đã hết hạn sau {days} ngày. Bài của anh/chị vẫn nguyên; xin đề nghị tòa soạn "
        "gửi liên kết mới.",
        "This link ended after {days} days. Your text is safe; please ask the desk for a fresh link.",
    ),
    "manuscript.link_revoked": (
        "Tòa soạn đã thay liên kết này bằng liên kết khác. Bài của anh/chị vẫn nguyên; xin dùng liên kết mới nhất.",
        "The desk has replaced this link by another. Your text is safe; please use the latest link.",
    ),
    "manuscript.closed": (
        "Bản thảo {ref} đã khép lại nên không thêm được phiên bản.",
        "Manuscript {ref} is closed and takes no more versions.",
    ),
    "manuscript.version_empty": (
        "Phiên bản mới không có chữ nào. Xin dán nội dung hoặc chọn tệp có chữ.",
        "The new version holds no words. Please paste the text or choose a file with text.",
    ),
    "manuscript.version_unchanged": (
        "Nội dung giống hệt phiên bản {number} nên không lưu thêm.",
        "The text is the same as version {number}, so no other is kept.",
    ),
    "manuscript.no_passage": (
        "Xin chọn một đoạn của bài.",
        "Please choose a passage of the text.",
    ),
    "manuscript.passage_not_found": (
        "Không tìm thấy đoạn ấy trong phiên bản này. Xin chép đúng nguyên văn.",
        "That passage does not stand in this version. Please copy it word for word.",
    ),
    "manuscript.passage_twice": (
        "Đoạn ấy có ở {count} chỗ. Xin chép dài thêm vài chữ để chỉ còn một chỗ.",
        "That passage stands in {count} places. Please copy a few words more, so that there is one.",
    ),
    "manuscript.comment_empty": (
        "Xin chọn loại và viết nhận xét.",
        "Please choose a kind and write the comment.",
    ),
    "manuscript.no_reviewers": (
        "Xin chọn ít nhất một người phản biện.",
        "Please choose at least one reviewer.",
    ),
    "manuscript.reviewer_asked_already": (
        "{name} đã được mời đọc {ref} trong vòng này. Xin chọn người khác.",
        "{name} was asked to read {ref} in this round already. Please choose somebody else.",
    ),
    "manuscript.reviewer_unfit": (
        "{name} không thuộc tòa soạn hoặc không có vai trò phản biện. Xin chọn người khác.",
        "{name} is not of this publisher or has no role that reviews. Please choose somebody else.",
    ),
    "manuscript.reviewer_wrote_it": (
        "{name} là tác giả của bài nên không phản biện bài ấy. Xin chọn người khác.",
        "{name} wrote this text and cannot review it. Please choose somebody else.",
    ),
    "manuscript.own_text": (
        "Anh/chị là tác giả của bài: xin để người khác xử lý. Nếu buộc phải tự quyết định, xin ghi lý do; lý do được lưu và hiện cho mọi người.",
        "You are an author of this text: please let somebody else decide. If it must be you, please give a reason; it is recorded and shown to everybody.",
    ),
    "manuscript.reason_missing": (
        "Kết luận “{verdict}” cần một lý do trong danh sách: {known}.",
        "The verdict “{verdict}” needs one of its reasons: {known}.",
    ),
    "manuscript.no_such_verdict": (
        "Không có kết luận “{verdict}”. Các kết luận là: {known}.",
        "There is no verdict “{verdict}”. The verdicts are: {known}.",
    ),
    "manuscript.why_missing": (
        "Xin ghi lý do.",
        "Please say why.",
    ),
    "manuscript.not_accepted": (
        "Bản thảo {ref} chưa được nhận đăng nên chưa có gói bàn giao.",
        "Manuscript {ref} is not accepted yet, so there is no hand-off package.",
    ),
    "manuscript.no_such_decision": (
        "Không có quyết định nào đang chờ ở bản thảo {ref}. Xin tải lại trang.",
        "No decision waits on manuscript {ref}. Please load the page again.",
    ),
    "manuscript.not_yours_to_withdraw": (
        "Chỉ tác giả được rút bài đã gửi. Tòa soạn có thể trả lời bằng một quyết định có lý do.",
        "Only the author may withdraw a text once it came. The desk can answer with a decision and its reason.",
    ),
    "manuscript.foreign_assignment": (
        "Phân công {ref} không còn mở, hoặc thuộc đề tài khác. Xin chọn một phân công đang mở của đề tài này.",
        "The assignment {ref} is not open, or of another topic. Please choose an open one of this topic.",
    ),
    "manuscript.assignment_linked": (
        "{ref} hoặc phân công ấy đã được gắn rồi. Xin tải lại trang để xem.",
        "{ref} or that assignment is linked already. Please load the page again.",
    ),
    "review_link.unknown": (
        "Liên kết không đúng. Xin mở lại từ thư mời, hoặc hỏi tòa soạn.",
        "This link is not known. Please open it from the letter again, or ask the desk.",
    ),
    "review_link.used": (
        "Liên kết này đã được mở trên một thiết bị. Xin dùng thiết bị đó, hoặc xin tòa soạn liên kết mới.",
        "This link was opened on a device already. Please use that device, or ask the desk for a fresh link.",
    ),
    "review_link.expired": (
        "Liên kết đã hết hạn cùng vòng phản biện. Cảm ơn anh/chị; nếu còn muốn góp ý, xin hỏi tòa soạn.",
        "This link ended with the round. Thank you; if you still wish to comment, please ask the desk.",
    ),
    "review_link.revoked": (
        "Tòa soạn đã rút lời mời phản biện này. Cảm ơn anh/chị; không cần làm gì thêm.",
        "The desk has taken this invitation back. Thank you; nothing more is needed.",
    ),
    "review_link.ended": (
        "Lượt phản biện của {name} đã xong hoặc đã được rút. Xin mời lại nếu vẫn cần.",
        "The review of {name} is done or was taken back. Please ask again if it is still needed.",
    ),
    "review_link.no_round": (
        "{ref} không có vòng phản biện nào đang mở. Xin mở một vòng rồi mời.",
        "{ref} has no open round. Please open one, then ask.",
    ),
    "review_link.unnamed": (
        "Xin ghi họ tên người phản biện.",
        "Please write the reviewer's name.",
    ),
    "review_link.asked_already": (
        "{name} đã được mời trong vòng này. Nếu mất liên kết, xin cấp liên kết mới.",
        "{name} was asked in this round already. If the link is lost, please give a fresh one.",
    ),
    "review_task.wrong_state": (
        "Việc phản biện đang ở bước “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The review is at “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "review_task.round_closed": (
        "Vòng phản biện đã khép lại. Cảm ơn anh/chị; không cần làm gì thêm.",
        "The round is closed. Thank you; nothing more is needed.",
    ),
    "review_task.reason_missing": (
        "Xin ghi ngắn gọn vì sao không nhận, để biên tập viên chọn người khác.",
        "Please say in a few words why not, so that the editor can choose somebody else.",
    ),
    "review_task.report_missing": (
        "Xin chọn đề nghị và viết nhận xét.",
        "Please choose a recommendation and write the report.",
    ),
    "passage.question_missing": (
        "Xin ghi câu hỏi: cần kiểm tra điều gì trong đoạn này.",
        "Please write the question: what is to be checked in this passage.",
    ),
    "passage.due_passed": (
        "Hạn trả lời đã qua. Xin chọn ngày từ hôm nay trở đi.",
        "The day to answer by has passed. Please choose today or later.",
    ),
    "passage.noted_already": (
        "Đoạn này đã được góp ý một lần; mỗi đoạn chỉ góp ý một lần.",
        "This passage was noted already; each is noted once.",
    ),
    "passage.too_late": (
        "Hạn góp ý là {due}. Quá hạn, im lặng được coi là đồng ý; xin trao đổi trực tiếp với tòa soạn nếu thật cần.",
        "The day for notes was {due}. After it silence counts as consent; please talk to the desk if it truly matters.",
    ),
    "passage.note_missing": (
        "Xin chọn loại sai sót (số liệu, sự việc; pháp luật; an toàn) và ghi chỗ sai.",
        "Please choose the kind of error (fact, law, safety) and say what is wrong.",
    ),
    "passage.nothing_to_answer": (
        "Chưa có góp ý nào cho đoạn này.",
        "There is no note on this passage to answer.",
    ),
    "passage.answered_already": (
        "Góp ý đã được trả lời. Quyết định của tòa soạn là cuối cùng.",
        "The note was answered already. The publisher's decision is final.",
    ),
    "passage.outcome_missing": (
        "Xin chọn: đã sửa hoặc giữ nguyên.",
        "Please choose: changed or kept.",
    ),
}
