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
        "“{text}” is no moment. Please write it like 2017-05-19 08:30.",
    ),
    "evidence.no_such_programme": (
        "Không có chương trình nào mang mã {ref}. Xin kiểm tra lại mã.",
        "There is no programme {ref}. Please check the reference.",
    ),
    "evidence.captured_in_future": (
        "Thời điểm chụp ({captured_at}) ở sau thời điểm hiện tại. Xin kiểm tra ngày giờ.",
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
        "Minh chứng {ref} do chính bên anh/chị đưa vào: bên kia mới là người niêm phong.",
        "Your own side brought in {ref}: it is the other side's to seal.",
    ),
    "evidence.sealed": (
        "Minh chứng {ref} đã được niêm phong. Xin tải lại trang.",
        "Evidence {ref} is sealed already. Please load the page again.",
    ),
}
