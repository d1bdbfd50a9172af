"""Sentences for the refusals of the papers' room."""

SENTENCES = {
    "papers.number_given": (
        "Văn bản này đã có số. Xin tải lại trang để xem số đã ghi.",
        "This paper has its number already. Please load the page again to see it.",
    ),
    "papers.number_taken": (
        "Số {number}-{notation} đã cấp cho văn bản khác trong năm {year}. Xin kiểm tra sổ văn thư.",
        "Number {number}-{notation} was given to another paper in {year}. "
        "Please look in the register.",
    ),
    "papers.asked_too_often": (
        "Đã kiểm tra nhiều tệp trong phút này. Xin chờ một phút rồi thử lại.",
        "Many files were checked within this minute. Please wait a minute and try again.",
    ),
    "sealing.wrong_state": (
        "Việc ký văn bản này đã xong hoặc đã bị bỏ, nên không làm được bước này. Xin tải lại trang.",
        "The signing of this paper is complete or was given up, so this step is not open. Please load the page again.",
    ),
    "sealing.no_such_field": (
        "Văn bản này không có ô ký “{field}”. Xin chọn một ô có trên trang.",
        "This paper has no field “{field}”. Please choose one that the page shows.",
    ),
    "sealing.signed_already": (
        "Ô “{field}” đã được ký. Xin tải lại trang để xem bản mới nhất.",
        "The field “{field}” is signed already. Please load the page to see the newest file.",
    ),
    "sealing.people_first": (
        "Chưa đến lượt “{field}”: người có thẩm quyền phải ký trước ({waiting}). Xin chờ.",
        "It is not yet the turn of “{field}”: the people sign first ({waiting}).",
    ),
    "sealing.number_first": (
        "Chưa đến lượt “{field}”: văn thư phải điền số và ngày trước khi cơ quan ký. Xin chờ.",
        "It is not yet the turn of “{field}”: the clerk fills in number and date before the organisations sign.",
    ),
    "sealing.wants_person": (
        "Ô “{field}” dành cho chữ ký của người có thẩm quyền, nhưng chứng thư là của cơ quan {name}. Xin dùng chứng thư cá nhân.",
        "“{field}” is for a person, but the certificate is that of the organisation {name}. Please use the person's certificate.",
    ),
    "sealing.wants_organisation": (
        "Ô “{field}” dành cho chữ ký của cơ quan, nhưng chứng thư là của cá nhân {name}. Xin dùng chứng thư của cơ quan.",
        "“{field}” is for an organisation, but the certificate is that of the person {name}. Please use the organisation's certificate.",
    ),
    "sealing.wrong_signer": (
        "Ô “{field}” phải do {expected} ký, nhưng chứng thư là của {found}. Xin ký lại bằng đúng chứng thư.",
        "“{field}” is to be signed by {expected}, but the certificate is that of {found}. Please sign with the right one.",
    ),
    "sealing.does_not_hold": (
        "Chữ ký không hợp lệ khi kiểm tra lại nên tệp không được nhận. Xin ký lại từ bản mới "
        "nhất tải ở đây.",
        "The signature is not valid when checked, so the file was not taken. Please sign again, "
        "from the newest file here.",
    ),
    "sealing.under_way": (
        "Văn bản đang được ký. Muốn làm lại, xin hủy lần ký này trước.",
        "The paper is being signed. To begin anew, please set this signing aside first.",
    ),
    "sealing.complete": (
        "Văn bản đã ký đủ, không thêm hoặc đổi gì được nữa.",
        "The paper is completely signed; nothing can be added or changed.",
    ),
    "sealing.not_begun": (
        "Chưa có bản để ký số. Xin bấm “Chuẩn bị bản ký” trước.",
        "There is no file to sign yet. Please prepare it first.",
    ),
    "sealing.changed_meanwhile": (
        "Vừa có người ký hoặc sửa bản này. Xin tải bản mới nhất rồi ký lại.",
        "Somebody has just signed or changed this file. Please take the newest one and sign again.",
    ),
    "sealing.too_large": (
        "Tệp lớn hơn {most_mb} MB nên không được nhận. Xin xuất hoặc quét lại với dung lượng nhỏ "
        "hơn.",
        "The file is larger than {most_mb} MB and was not taken. Please export or scan it smaller.",
    ),
    "sealing.not_this_paper": (
        "Tệp này không mang dữ liệu của văn bản. Xin ký đúng tệp PDF đã tải từ trang này.",
        "This file does not carry the data of this paper. Please sign the PDF that was downloaded here.",
    ),
    "sealing.data_differs": (
        "Dữ liệu trong tệp khác với văn bản ở đây (dòng: ở đây ≠ trong tệp): {differences}. Tệp không được nhận.",
        "The data inside the file differ from the paper here (line: here ≠ in the file): {differences}. The file was not taken.",
    ),
    "sealing.nothing_new": (
        "Tệp này chưa có chữ ký mới nào so với bản đang giữ. Xin ký rồi tải lên.",
        "This file has no new signature beyond the one kept here. Please sign it, then upload it.",
    ),
    "sealing.older_revision": (
        "Tệp này ký trên bản cũ; trong khi đó đã có thêm chữ ký hoặc số. Xin tải bản mới nhất và ký lại.",
        "This file was signed on an older revision; signatures or the number have been added since. Please sign the newest one.",
    ),
    "sealing.not_a_continuation": (
        "Tệp này không nối tiếp bản đang giữ: phần mềm ký đã ghi lại cả tệp, hoặc đây là văn bản khác. Xin ký bản tải từ đây, kiểu “lưu nối thêm”.",
        "This file does not continue the one kept here: the signing program rewrote it, or it is another paper. Please sign the file from here and save incrementally.",
    ),
    "sealing.other_side": (
        "Ô “{field}” thuộc bên khác. Mỗi bên tự đưa chữ ký của mình lên.",
        "The field “{field}” belongs to another party. Each party brings its own signatures.",
    ),
    "sealing.filled_elsewhere": (
        "Số hoặc ngày trong tệp được điền ở nơi khác. Số và ngày do văn thư điền trên trang này.",
        "Number or date were filled in elsewhere. The clerk fills them in on this page.",
    ),
    "sealing.filled_already": (
        "Số và ngày đã được điền vào bản ký. Xin tải lại trang.",
        "Number and date are filled in already. Please load the page again.",
    ),
    "sealing.number_missing": (
        "Văn bản chưa có số. Xin văn thư ghi số, ký hiệu và ngày.",
        "The paper has no number yet. Please let the clerk give number, symbol and date.",
    ),
    "sealing.not_ready": (
        "{ref} chưa đến lúc ký: chỉ ký khi nội dung đã chốt và hai bên cùng thấy.",
        "{ref} is not ready to be signed: its content must be settled and seen by both sides.",
    ),
    "sealing.rows_changed": (
        "Nội dung {ref} đã được soạn lại sau khi làm bản ký này. Xin hủy lần ký này rồi chuẩn bị bản mới.",
        "{ref} was written anew after this file was made. Please set this signing aside and prepare it again.",
    ),
    "sealing.too_many_parties": (
        "Văn bản có {parties} bên nên không đủ ô ký số. Xin ký tay và tải bản quét lên.",
        "The paper has {parties} parties, more than there are fields. Please sign in ink and upload the scan.",
    ),
    "sealing.scan_no_picture": (
        "Trang {pages} không phải ảnh quét. Xin quét cả văn bản đã ký thành PDF.",
        "Page {pages} is not a scanned picture. Please scan the whole signed paper into a PDF.",
    ),
    "sealing.scan_coarse": (
        "Trang {pages} quét dưới {least_dpi} dpi. Xin quét lại từ {least_dpi} dpi trở lên.",
        "Page {pages} is scanned below {least_dpi} dpi. Please scan again at {least_dpi} dpi or more.",
    ),
    "sealing.scan_grey": (
        "Trang {pages} quét không màu nên không phân biệt được dấu đỏ. Xin quét màu.",
        "Page {pages} is scanned without colour, so a red seal cannot be told from a copy. Please scan in colour.",
    ),
    "sealing.scan_pages": (
        "Văn bản in ra {printed} trang, bản quét có {scanned} trang. Xin quét đủ các trang của đúng văn bản này.",
        "The paper has {printed} printed pages, the scan {scanned}. Please scan all pages of this very paper.",
    ),
    "sealing.no_scan": (
        "Chưa có bản quét để đối chiếu. Xin tải bản quét lên trước.",
        "There is no scan to compare yet. Please upload it first.",
    ),
    "sealing.other_hash_read": (
        "Mã đọc ở chân trang không khớp với nội dung văn bản ở đây. Xin đọc lại; nếu vẫn khác, bản quét không phải của văn bản này.",
        "What was read at the foot of the pages is not the hash of this paper. Please read again; if it still differs, the scan is of another paper.",
    ),
    "sealing.compared_already": (
        "Bên anh/chị đã đối chiếu bản quét này. Không cần làm gì thêm.",
        "Your side has compared this scan already. Nothing more is needed.",
    ),
    "sealing.party_only": (
        "Chỉ người của bên có tên trong văn bản này mới làm được bước này.",
        "Only members of a party named in this paper may take this step.",
    ),
}
