"""Sentences for the refusals of drafting from a text."""

SENTENCES = {
    "drafting.no_such_file": (
        "Không đọc được tệp. Xin kiểm tra lại đường dẫn.",
        "The file cannot be read. Please check the path.",
    ),
    "drafting.file_too_large": (
        "Tệp lớn hơn {limit} MB. Xin tách phần văn bản cần soạn rồi gửi lại.",
        "The file is larger than {limit} MB. Please send only the part to draft from.",
    ),
    "drafting.empty": (
        "Tệp không có chữ nào. Xin chọn tệp khác.",
        "There is no text in the file. Please choose another file.",
    ),
    "drafting.too_long": (
        "Văn bản dài hơn {limit} ký tự. Xin gửi riêng chương trình hoặc bản tin lễ ký.",
        "The text is longer than {limit} characters. Please send the programme or the report alone.",
    ),
    "drafting.other_language": (
        "Văn bản không phải tiếng Việt nên không soạn được dự thảo. Xin gửi bản tiếng Việt.",
        "The text is not Vietnamese, so no draft can be made. Please send the Vietnamese version.",
    ),
    "drafting.no_agreement": (
        "Không thấy trong văn bản một chương trình, thỏa thuận hay hợp đồng phối hợp nào giữa hai bên. Xin chọn văn bản khác, hoặc soạn bằng biểu mẫu.",
        "The text speaks of no programme, agreement or contract between two sides. Please choose another text, or use the forms.",
    ),
    "drafting.old_word": (
        "Đây là tệp Word đời cũ (.doc) hoặc có mật khẩu. Xin lưu lại thành DOCX không mật khẩu.",
        "This is an old Word file (.doc) or one with a password. Please save it as DOCX without a password.",
    ),
    "drafting.not_docx": (
        "Tệp không phải DOCX nguyên vẹn. Xin mở bằng Word hoặc LibreOffice rồi lưu lại thành DOCX.",
        "The file is not an intact DOCX file. Please open it in Word or LibreOffice and save it "
        "as DOCX again.",
    ),
    "drafting.macros": (
        "Tệp Word có macro nên không được nhận. Xin lưu lại thành DOCX thường.",
        "The Word file holds macros and is not taken. Please save it as a plain DOCX file.",
    ),
    "drafting.bomb": (
        "Tệp Word bung ra lớn bất thường nên không được đọc. Xin lưu lại từ bản gốc.",
        "The Word file unpacks to far too much and is not read. Please save it again from the original.",
    ),
    "drafting.pdf_locked": (
        "Tệp PDF có mật khẩu. Xin gửi bản không khóa.",
        "The PDF is locked with a password. Please send one without a lock.",
    ),
    "drafting.pdf_broken": (
        "Tệp PDF bị hỏng. Xin xuất lại từ bản gốc.",
        "The PDF is damaged. Please export it again from the original.",
    ),
    "drafting.pdf_scan": (
        "Tệp PDF chỉ có ảnh chụp, không có chữ. Xin gửi bản có chữ, hoặc nhận dạng chữ trước.",
        "The PDF holds pictures only, no text. Please send one with text, or have the text recognised first.",
    ),
    "drafting.too_many_pages": (
        "Tệp PDF có {pages} trang; chỉ đọc đến {limit} trang. Xin tách phần cần soạn.",
        "The PDF has {pages} pages; at most {limit} are read. Please send only the part to draft from.",
    ),
    "drafting.not_text": (
        "Không đọc được chữ trong tệp. Xin gửi tệp TXT, DOCX hoặc PDF.",
        "No text can be read from the file. Please send a TXT, DOCX or PDF file.",
    ),
}
