"""Sentences for the refusals of the evidence room."""

SENTENCES = {
    "evidence.nothing_given": (
        "Chưa có gì làm minh chứng. Xin dán toàn văn hoặc chọn tệp của trang.",
        "There is nothing to prove it with. Please paste the text or choose a file of the page.",
    ),
    "evidence.empty_file": (
        "Tệp “{name}” rỗng. Xin chọn lại tệp.",
        "The file “{name}” is empty. Please choose it again.",
    ),
    "evidence.file_too_large": (
        "Tệp “{name}” nặng {size_mb} MB, vượt mức {most_mb} MB. Xin lưu trang gọn hơn rồi gửi lại.",
        "The file “{name}” has {size_mb} MB; {most_mb} MB is the most. Please save a smaller one.",
    ),
    "evidence.text_unreadable": (
        "Bản chữ không đọc được. Xin lưu dưới dạng văn bản thuần, mã UTF-8, rồi gửi lại.",
        "The text cannot be read. Please save it as plain text in UTF-8 and give it again.",
    ),
    "evidence.moment_unreadable": (
        "Không đọc được thời điểm “{text}”. Xin ghi như 2017-05-19 08:30.",
        "“{text}” is not a date and time. Please write it like 2017-05-19 08:30.",
    ),
    "evidence.no_such_programme": (
        "Không có chương trình nào mang mã {ref}. Xin kiểm tra lại mã.",
        "There is no programme {ref}. Please check the reference.",
    ),
    "evidence.captured_in_future": (
        "Thời điểm chụp ({captured_at}) muộn hơn thời điểm hiện tại. Xin kiểm tra ngày giờ.",
        "The instant of capture ({captured_at}) lies in the future. Please check date and time.",
    ),
    "evidence.file_kind_unknown": (
        "Tệp “{name}” không thuộc loại nhận làm minh chứng ({known}). Xin lưu trang dưới dạng PDF.",
        "The file “{name}” is of no kind taken as evidence ({known}). Please save the page as PDF.",
    ),
    "evidence.no_file_to_seal": (
        "Minh chứng {ref} không có tệp để niêm phong. Xin thêm tệp của trang trước.",
        "Evidence {ref} has no file to seal. Please add a file of the page first.",
    ),
    "evidence.hash_differs": (
        "Mã băm không khớp với tệp của {ref}. Xin tải tệp về và tính lại.",
        "The hash is not that of the file of {ref}. Please download it and compute again.",
    ),
    "evidence.own_seal": (
        "Minh chứng {ref} do chính bên anh/chị đưa vào. Xin chờ bên kia niêm phong.",
        "Your own side added {ref}. Please wait for the other side to seal it.",
    ),
    "evidence.sealed": (
        "Minh chứng {ref} đã được niêm phong. Xin tải lại trang.",
        "Evidence {ref} is sealed already. Please load the page again.",
    ),
    "watch.page_answered": (
        "Máy chủ trả lời mã {status}; điều đó chưa nói bài còn hay mất. Phần mềm sẽ tự xem lại.",
        "The server answered {status}, which says nothing of the piece. It is looked at again.",
    ),
    "watch.no_article": (
        "Trang mở được nhưng không đọc ra bài. Phần mềm sẽ tự xem lại; xin mở trang để kiểm tra.",
        "The page opens but no article can be read there. Please open it and check.",
    ),
    "watch.not_kept": (
        "Không lưu được trang vừa xem ({why}), nên lần xem này không tính. Xin kiểm tra ổ đĩa.",
        "The page could not be kept ({why}), so this look does not count. Please check the disk.",
    ),
    "watch.no_page": (
        "Lần đăng {ref} chưa được theo dõi trên mạng. Xin ghi địa chỉ trang và khớp bài trước.",
        "{ref} is not watched. Please give its web address and match the piece first.",
    ),
    "watch.kind_not_told": (
        "“{kind}” không phải việc do người ghi. Xin chọn removed_by_order hoặc withdrawn.",
        "“{kind}” is not told by people. Please choose removed_by_order or withdrawn.",
    ),
    "watch.paper_missing": (
        "Cần kèm văn bản: lệnh gỡ, hoặc thông báo của cơ quan báo chí. Xin chọn tệp PDF hoặc ảnh.",
        "The paper is needed: the order, or the publisher's notice. Please choose a PDF or picture.",
    ),
    "watch.reason_too_long": (
        "Lý do dài quá {limit} ký tự. Xin viết gọn lại.",
        "The reason is longer than {limit} characters. Please shorten it.",
    ),
    "watch.in_the_future": (
        "Ngày {on} chưa tới. Xin kiểm tra lại ngày gỡ bài.",
        "{on} has not come yet. Please check the day of removal.",
    ),
    "watch.before_publication": (
        "Ngày {on} ở trước ngày đăng. Xin kiểm tra lại ngày gỡ bài.",
        "{on} lies before the day of publication. Please check the day of removal.",
    ),
    "label.page_is_looked_at": (
        "Lần đăng {ref} có trang trên mạng: phần mềm tự đọc ghi chú. Xin bấm “Xem lại ngay” ở mục "
        "theo dõi trang.",
        "{ref} has a page on the network: the program reads its label. Please let it look again.",
    ),
    "label.no_paper": (
        "Lần đăng {ref} chưa được tính theo văn bản đã ký nào, nên chưa có lời ghi để tìm. Xin khớp "
        "bài trước.",
        "{ref} does not count under a signed paper yet, so no label was agreed. Please match it first.",
    ),
    "label.place_missing": (
        "Cần ghi xem ở trang nào hoặc phút nào (nhiều nhất {most} ký tự).",
        "Please say on which page or at which minute (at most {most} characters).",
    ),
    "label.words_too_long": (
        "Lời ghi khác dài quá {most} ký tự. Xin chép phần đầu.",
        "The other words are longer than {most} characters. Please copy their beginning.",
    ),
    "label.seen_in_other_words": (
        "Đã thấy đúng lời thì không có lời ghi khác. Xin bỏ trống ô lời ghi khác, hoặc chọn “khác lời”.",
        "When the agreed words were seen there are no other words. Please leave that field empty, or "
        "choose “not, or in other words”.",
    ),
    "label.proof_elsewhere": (
        "Minh chứng {ref} không thuộc lần đăng này. Xin chọn minh chứng của chính lần đăng.",
        "Evidence {ref} is of another publication. Please choose one of this publication.",
    ),
    "label.proof_without_file": (
        "Minh chứng {ref} không có tệp để nhìn thấy ghi chú. Xin chọn bản quét hoặc bản ghi.",
        "Evidence {ref} has no file that shows the label. Please choose a scan or a recording.",
    ),
}
