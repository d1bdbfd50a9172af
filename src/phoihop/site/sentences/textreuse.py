"""Sentences for the refusals of the text-reuse engine."""

SENTENCES = {
    "textreuse.id_missing": (
        "Văn bản này chưa có mã nhận biết. Xin đặt mã cho văn bản.",
        "This text has no id. Please give it one.",
    ),
    "textreuse.id_too_long": (
        "Mã hoặc tên cơ quan báo chí dài quá 4.000 byte. Xin rút ngắn.",
        "The id or the outlet's name is longer than 4,000 bytes. Please shorten it.",
    ),
    "textreuse.text_missing": (
        "Thiếu phần văn bản. Xin bổ sung trường “text”.",
        "The text is missing. Please add a field “text”.",
    ),
    "textreuse.text_empty": (
        "Văn bản trống nên không có gì để so sánh. Xin nhập nội dung.",
        "The text is empty, so there is nothing to compare. Please enter it.",
    ),
    "textreuse.text_too_short": (
        "Văn bản có chưa đến sáu từ nên chưa thể so sánh. Xin nhập đoạn dài hơn.",
        "The text has fewer than six words, too few to compare. Please enter a longer passage.",
    ),
    "textreuse.text_too_long": (
        "Văn bản dài hơn tám triệu ký tự. Xin chia thành nhiều phần.",
        "The text is longer than eight million characters. Please split it.",
    ),
    "textreuse.text_broken": (
        "Văn bản có ký tự hỏng (Unicode không hợp lệ). Xin lưu lại tệp ở dạng UTF-8.",
        "The text holds broken characters (invalid Unicode). Please save the file as UTF-8.",
    ),
    "textreuse.text_binary": (
        "Nội dung này không phải văn bản mà là dữ liệu nhị phân. Xin chọn tệp khác.",
        "This is binary data, not text. Please choose another file.",
    ),
    "textreuse.line_too_long": (
        "Một dòng hoặc một tệp dài quá 64 MB. Xin chia nhỏ.",
        "A line or a file is longer than 64 MB. Please split it.",
    ),
    "textreuse.line_not_utf8": (
        "Dòng này không ở dạng UTF-8. Xin lưu lại tệp ở dạng UTF-8.",
        "This line is not UTF-8. Please save the file as UTF-8.",
    ),
    "textreuse.line_not_json": (
        "Dòng này không phải JSON. Xin sửa lại dòng này.",
        "This line is not JSON. Please correct it.",
    ),
    "textreuse.line_not_object": (
        "Dòng này là JSON nhưng không phải một đối tượng. Xin sửa lại dòng này.",
        "This line is JSON but no object. Please correct it.",
    ),
    "textreuse.file_cut_short": (
        "Tệp nén bị hỏng hoặc bị cắt ngang. Xin chép lại tệp.",
        "The packed file is damaged or cut short. Please copy it again.",
    ),
    "textreuse.file_missing": (
        "Không có tệp {file}, hoặc không đọc được. Xin kiểm tra lại tên tệp.",
        "There is no file {file}, or it cannot be read. Please check its name.",
    ),
    "textreuse.index_missing": (
        "Thư mục {folder} chưa có chỉ mục. Xin lập chỉ mục trước.",
        "The folder {folder} holds no index yet. Please make one first.",
    ),
    "textreuse.index_damaged": (
        "Tệp {file} của chỉ mục bị hỏng hoặc bị mất. Xin lập lại chỉ mục từ các văn bản gốc.",
        "The file {file} of the index is damaged or missing. Please index the texts again.",
    ),
    "textreuse.index_other_format": (
        "Tệp {file} thuộc phiên bản khác. Xin lập lại chỉ mục từ các văn bản gốc.",
        "The file {file} belongs to another version. Please index the texts again.",
    ),
    "textreuse.writer_busy": (
        "Một tiến trình khác đang ghi vào {folder}. Xin đợi nó xong rồi thử lại.",
        "Another process is writing to {folder}. Please wait for it to end, then try again.",
    ),
    "textreuse.no_cluster": (
        "Chưa cài phần ClickHouse. Xin cài gói bổ sung “cluster”.",
        "The ClickHouse part is not installed. Please install the extra “cluster”.",
    ),
}
