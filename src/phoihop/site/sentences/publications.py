"""Sentences for the refusals of the publications room."""

SENTENCES = {
    "work.title_missing": (
        "Xin nhập tên tác phẩm.",
        "Please enter the title.",
    ),
    "work.title_too_long": (
        "Tên tác phẩm dài {length} ký tự, quá mức {limit}. Xin rút gọn.",
        "The title has {length} characters, over the limit of {limit}. Please shorten it.",
    ),
    "work.authors_too_long": (
        "Phần tác giả dài {length} ký tự, quá mức {limit}. Xin rút gọn.",
        "The authors take {length} characters, over the limit of {limit}. Please shorten them.",
    ),
    "publication.place_missing": (
        "Xin cho biết nơi đăng: địa chỉ trang, số báo (và trang) hoặc chương trình và thời điểm "
        "phát.",
        "Please say where it appeared: a web address, an issue (and page), or a broadcast and minute.",
    ),
    "publication.two_places": (
        "Mỗi lần đăng chỉ có một nơi. Xin ghi bản in, bản điện tử và buổi phát thành các lần đăng riêng.",
        "A publication has one place. Please record print, web and broadcast as publications apart.",
    ),
    "publication.outlet_missing": (
        "Bản in và buổi phát cần tên cơ quan báo chí. Xin chọn trong danh mục.",
        "Print and broadcast need an outlet. Please choose one from the list.",
    ),
    "publication.minute_unreadable": (
        "Không đọc được thời điểm phát “{minute}”. Xin ghi như 19:05.",
        "The broadcast minute “{minute}” cannot be read. Please write it like 19:05.",
    ),
    "publication.address_too_long": (
        "Địa chỉ dài {length} ký tự, quá mức {limit}. Xin kiểm tra lại.",
        "The address has {length} characters, over the limit of {limit}. Please check it.",
    ),
    "publication.in_the_future": (
        "Ngày đăng {day} chưa tới. Xin kiểm tra lại ngày.",
        "The day of publication {day} has not come yet. Please check it.",
    ),
    "publication.known_of_another_work": (
        "Nơi đăng này đã ghi ở {ref}, thuộc tác phẩm {work}. Nếu là một tác phẩm, xin gộp hai mục.",
        "This place is recorded as {ref} of the work {work}. If they are one, please join them.",
    ),
    "publication.recorded_meanwhile": (
        "Có người vừa ghi lần đăng này. Xin tải lại trang.",
        "Somebody has just recorded this publication. Please load the page again.",
    ),
    "publication.day_known": (
        "Ngày đăng đã biết chính xác là {day}.",
        "The day of publication is known already: {day}.",
    ),
    "publication.day_outside": (
        "Ngày {day} không nằm trong {known} đã ghi. Xin kiểm tra lại.",
        "The day {day} does not lie in {known}, which is on record. Please check it.",
    ),
    "publication.changed_meanwhile": (
        "Có người vừa sửa lần đăng này. Xin tải lại trang rồi thử lại.",
        "Somebody has just changed this publication. Please load the page and try again.",
    ),
    "match.wrong_state": (
        "Đề xuất đang ở trạng thái “{state}” nên không thể “{move}”. Xin tải lại trang.",
        "The match is “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "match.changed_meanwhile": (
        "Có người vừa quyết định về mục này. Xin tải lại trang để xem kết quả.",
        "Somebody has just decided on this match. Please load the page to see how.",
    ),
    "match.work_counts_already": (
        "Tác phẩm {work} đã được tính cho một dòng của chương trình này. Mỗi tác phẩm chỉ tính một lần.",
        "The work {work} counts for a line of this programme already. A work counts once.",
    ),
    "match.counted_on": (
        "Một biên bản nghiệm thu đang tính lần đăng này nên chưa thể gỡ. Xin rút biên bản trước.",
        "An acceptance record counts on this match, so it cannot be removed. Withdraw the record first.",
    ),
    "match.deed_ended": (
        "Việc {deed} đã kết thúc cùng với lần đăng này nên không thể gỡ.",
        "The duty {deed} ended with this publication, so the match cannot be removed.",
    ),
    "match.reason_missing": (
        "Xin cho biết lý do gỡ.",
        "Please give the reason for removing it.",
    ),
    "match.topic_is_foreign": (
        "{ref} không thuộc nghĩa vụ này. Xin chọn mục khác.",
        "{ref} does not belong to this duty. Please choose another.",
    ),
    "match.duty_is_no_publication": (
        "Nghĩa vụ {duty} không hoàn thành bằng việc đăng bài. Xin ghi ở trang Kế hoạch.",
        "The duty {duty} is not fulfilled by publishing. Please record it on the planning page.",
    ),
    "match.paper_not_in_force": (
        "{ref} chưa được ký nên chưa thể tính bài. Xin chờ hai bên ký.",
        "{ref} is not signed, so nothing counts for it yet. Please wait for both signatures.",
    ),
    "match.foreign_publication": (
        "Lần đăng {ref} không thuộc tác phẩm {work}. Xin chọn lại.",
        "The publication {ref} is not one of the work {work}. Please choose again.",
    ),
    "match.nothing_published": (
        "Tác phẩm {work} chưa có lần đăng nào. Xin ghi nơi đăng trước.",
        "The work {work} has no publication. Please record where it appeared first.",
    ),
    "match.undated": (
        "{ref} chưa có ngày đăng. Xin bổ sung ngày (ít nhất là năm) trước.",
        "{ref} has no date. Please give it (at least the year) first.",
    ),
    "match.before_period": (
        "{ref} đăng {day}, trước thời hạn được tính ({starts_on} – {ends_on}). Xin chọn dòng "
        "khác hoặc kiểm tra ngày đăng.",
        "{ref} appeared {day}, before the days that count ({starts_on} – {ends_on}). Please "
        "choose another line or check the day.",
    ),
    "match.after_period": (
        "{ref} đăng {day}, sau thời hạn được tính ({starts_on} – {ends_on}). Xin chọn dòng khác "
        "hoặc kiểm tra ngày đăng.",
        "{ref} appeared {day}, after the days that count ({starts_on} – {ends_on}). Please "
        "choose another line or check the day.",
    ),
    "match.genre": (
        "{ref} không đúng thể loại đã cam kết ({genre}). Xin chọn dòng khác hoặc sửa thể loại.",
        "{ref} is not of the promised genre ({genre}). Please choose another line or correct the genre.",
    ),
    "match.outlet": (
        "{ref} không đăng ở cơ quan báo chí mà dòng này yêu cầu. Xin chọn dòng khác.",
        "{ref} did not appear in the outlet this line asks for. Please choose another line.",
    ),
    "match.too_short": (
        "{ref} ngắn hơn mức {least_words} chữ mà dòng này yêu cầu. Xin chọn dòng khác.",
        "{ref} is shorter than the {least_words} words this line asks for. Please choose another "
        "line.",
    ),
    "match.language": (
        "{ref} không đúng ngôn ngữ mà dòng này yêu cầu ({language}). Xin chọn dòng khác.",
        "{ref} is not in the language this line asks for ({language}). Please choose another line.",
    ),
    "match.institution_text": (
        "{ref} do bên A viết, không tính vào phần việc của bên B theo dòng này. Xin chọn dòng "
        "khác.",
        "{ref} was written by side A; this line does not count such texts for side B. Please "
        "choose another line.",
    ),
    "match.not_institution_text": (
        "Dòng này dành cho bài do bên A viết; {ref} không phải bài của bên A. Xin chọn dòng khác.",
        "This line is for texts by side A; {ref} is not one of them. Please choose another line.",
    ),
    "grouping.decided_already": (
        "Câu hỏi này đã được trả lời. Xin tải lại trang.",
        "This question has been answered already. Please load the page again.",
    ),
    "grouping.both_matched": (
        "{one} và {other} đều đang được tính trong {programme}. Xin gỡ một mục trước khi gộp.",
        "Both {one} and {other} count in {programme}. Please remove one match before joining them.",
    ),
    "grouping.both_accepted": (
        "{one} và {other} đều đã vào biên bản nghiệm thu nên không thể gộp.",
        "Acceptance records count on both {one} and {other}, so they cannot be joined.",
    ),
    "grouping.places_collide": (
        "{one} và {other} có cùng trang in nên không thể gộp. Xin kiểm tra lại.",
        "{one} and {other} share a printed page, so they cannot be joined. Please check them.",
    ),
    "list.no_place_column": (
        "Tệp {filename} không có cột địa chỉ hoặc cơ quan báo chí nên không biết bài đăng ở đâu. Xin thêm một cột.",
        "The file {filename} has no column for the address or the outlet. Please add one of them.",
    ),
    "list.row_without_place": (
        "Dòng {row} không có địa chỉ và không có tên cơ quan báo chí. Xin bổ sung một trong hai.",
        "Row {row} has neither an address nor an outlet. Please give one of them.",
    ),
    "list.cell_too_long": (
        "Dòng {row}: mục {field} dài {length} ký tự, quá mức {limit}. Xin rút gọn.",
        "Row {row}: {field} has {length} characters, over the limit of {limit}. Please shorten it.",
    ),
    "list.changed_meanwhile": (
        "Cùng lúc đó có người đưa vào dữ liệu trùng với tệp {filename}. Chưa ghi gì; xin thử lại.",
        "Somebody brought in the same at the same time as {filename}. Nothing was stored; please try again.",
    ),
    "matching.programme_file_unreadable": (
        "Không đọc được tệp {name} của chương trình mẫu. Xin lấy lại thư mục examples/thai-nguyen-2017 hoặc chạy lệnh programme import để xem lỗi.",
        "The file {name} of the example programme cannot be read. Please restore examples/thai-nguyen-2017, or run programme import to see what is wrong.",
    ),
    "matching.row_unreadable": (
        "Dòng {row} của tệp không phải một đối tượng JSON. Xin ghi mỗi dòng một bài: id, title, text, published.",
        "Line {row} of the file is not a JSON object. Please write one piece a line: id, title, "
        "text, published.",
    ),
    "matching.programme_needs_member": (
        "Chương trình {ref} nằm trong cơ sở dữ liệu. Xin cho biết ai hỏi bằng --as THÀNH-VIÊN.",
        "The programme {ref} is in the database. Please say who asks with --as MEMBER.",
    ),
    "matching.member_needed": (
        "Xin cho biết ai thực hiện bằng --as THÀNH-VIÊN, hoặc đưa một tệp JSONL để chỉ xem.",
        "Please say who acts with --as MEMBER, or give a JSONL file to look at only.",
    ),
    "disclosure.paper_not_signed": (
        "{paper} chưa ký nên chưa có lời ghi để dán. Xin chờ hai bên ký.",
        "{paper} is not signed, so there is no label to paste yet. Please wait for both signatures.",
    ),
    "disclosure.nothing_to_say": (
        "Loại “{kind}” không có lời ghi. Xin chọn phối hợp, tài trợ hoặc quảng cáo.",
        "The kind “{kind}” says nothing. Please choose coordinated, sponsored or advertising.",
    ),
    "found.decided_already": (
        "Trang này đã được quyết định. Xin tải lại danh sách để xem.",
        "This page was decided on already. Please load the list again.",
    ),
    "phrase.too_short": (
        "Cụm từ quá ngắn, bài nào cũng có. Xin dùng ít nhất {least} chữ cái.",
        "The phrase is too short and occurs in every text. Please use {least} letters or more.",
    ),
    "phrase.one_word": (
        "“{phrase}” chỉ có một tiếng, bài nào cũng có thể có. Xin ghi cụm từ dài hơn.",
        "“{phrase}” is a single syllable that any text may hold. Please write a longer phrase.",
    ),
    "phrase.too_long": (
        "Cụm từ dài quá {limit} ký tự. Xin dùng dấu … thay cho phần giữa.",
        "The phrase is longer than {limit} characters. Please put … for the middle of it.",
    ),
    "phrase.too_many": (
        "Nội dung này đã có {limit} sửa đổi. Xin bỏ bớt cụm từ ít dùng trước.",
        "This theme has {limit} changes already. Please strike some that are little used.",
    ),
    "phrase.unknown": (
        "Nội dung này không có cụm từ “{phrase}”. Xin kiểm tra lại danh sách.",
        "This theme has no phrase “{phrase}”. Please check the list.",
    ),
}
