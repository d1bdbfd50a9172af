"""The sentences of the seals engine, Vietnamese and English: refusals and findings."""

from collections.abc import Mapping
from typing import Any

REFUSALS: dict[str, tuple[str, str]] = {
    "seals.not_a_pdf": (
        "Tệp này không phải PDF. Xin chọn đúng tệp PDF của văn bản.",
        "This file is not a PDF. Please choose the PDF of the paper.",
    ),
    "seals.too_large": (
        "Tệp lớn hơn {limit_bytes} byte. Xin quét hoặc xuất lại nhỏ hơn.",
        "The file is larger than {limit_bytes} bytes. Please scan or export it smaller.",
    ),
    "seals.encrypted": (
        "PDF này có mật khẩu hoặc hạn chế. Xin lưu lại bản không mã hóa rồi tải lên.",
        "This PDF is encrypted. Please save it without protection and bring it again.",
    ),
    "seals.broken_pdf": (
        "PDF này hỏng, không đọc được ({reason}). Xin lấy lại tệp gốc từ nơi gửi.",
        "This PDF is damaged and cannot be read ({reason}). Please get the original again.",
    ),
    "seals.bomb": (
        "PDF này phình quá lớn khi giải nén nên không được đọc. Xin xuất lại tệp.",
        "This PDF swells beyond all measure when unpacked and was not read. Please export it anew.",
    ),
    "seals.too_many_pages": (
        "PDF có quá {limit} trang. Xin tách thành nhiều tệp.",
        "The PDF has more than {limit} pages. Please split it.",
    ),
    "seals.too_many_signatures": (
        "PDF có quá {limit} chữ ký và dấu thời gian. Xin kiểm tra lại tệp.",
        "The PDF has more than {limit} signatures and time stamps. Please check the file.",
    ),
    "seals.too_many_attachments": (
        "PDF có quá {limit} tệp đính kèm. Xin kiểm tra lại tệp.",
        "The PDF has more than {limit} embedded files. Please check the file.",
    ),
    "seals.bad_trust": (
        "Kho chứng thư tin cậy có dữ liệu hỏng. Xin báo người quản trị.",
        "The store of trusted certificates holds damaged data. Please tell the administrator.",
    ),
    "seals.no_such_folder": (
        "Không tìm thấy thư mục {path}. Xin kiểm tra lại đường dẫn.",
        "There is no folder {path}. Please check the path.",
    ),
    "seals.no_such_file": (
        "Không tìm thấy tệp {path}. Xin kiểm tra lại đường dẫn.",
        "There is no file {path}. Please check the path.",
    ),
    "seals.bad_trust_file": (
        "Không đọc được chứng thư hoặc danh sách thu hồi trong {path}. Xin thay tệp đó.",
        "{path} is not a certificate or revocation list that can be read. Please replace it.",
    ),
    "seals.no_roots": (
        "Chưa có chứng thư gốc nào để tin cậy. Xin thêm chứng thư gốc (tệp .pem hoặc .crt).",
        "There is no root certificate to trust. Please add one (a .pem or .crt file).",
    ),
    "seals.cannot_open_key": (
        "Không mở được tệp khóa: sai mật khẩu, hoặc không phải tệp PKCS#12. Xin thử lại.",
        "The key file cannot be opened: a wrong passphrase, or no PKCS#12 file. Please try again.",
    ),
    "seals.no_key_inside": (
        "Tệp PKCS#12 không có khóa kèm chứng thư. Xin chọn tệp khác.",
        "The PKCS#12 file holds no key with its certificate. Please choose another.",
    ),
    "seals.no_pkcs11": (
        "Máy này chưa có phần mềm đọc USB token (python-pkcs11). Xin cài thêm, hoặc ký bằng phần "
        "mềm của nhà cung cấp rồi tải bản đã ký lên.",
        "This machine cannot read tokens (python-pkcs11 is missing). Please install it, or sign "
        "with the provider's program and upload the signed file.",
    ),
    "seals.token_failed": (
        "Không ký được bằng USB token ({reason}). Xin kiểm tra token, thư viện và mã PIN.",
        "The token did not sign ({reason}). Please check the token, its library and the PIN.",
    ),
    "seals.expired": (
        "Chứng thư của {name} đã hết hạn lúc {until}. Xin dùng chứng thư còn hạn.",
        "The certificate of {name} expired at {until}. Please use a valid one.",
    ),
    "seals.not_yet_valid": (
        "Chứng thư của {name} chỉ có hiệu lực từ {since}. Xin ký sau thời điểm đó.",
        "The certificate of {name} is valid only from {since}. Please sign after that.",
    ),
    "seals.not_trusted": (
        "Chứng thư của {name} do {issuer} cấp không được tin cậy, đã bị thu hồi, hoặc thiếu dữ "
        "liệu thu hồi. Xin dùng chứng thư khác hoặc bổ sung kho tin cậy.",
        "The certificate of {name}, issued by {issuer}, is not trusted, revoked, or without "
        "revocation data. Please use another, or complete the trust store.",
    ),
    "seals.cannot_sign": (
        "Không ký được văn bản này: {reason}. Xin kiểm tra thứ tự ký và quyền sửa đổi của tệp.",
        "This paper cannot be signed: {reason}. Please check the order of signing and what the "
        "file permits.",
    ),
    "seals.field_signed": (
        "Ô chữ ký “{field}” đã được ký. Xin tải lại trang để xem bản mới nhất.",
        "The field “{field}” is signed already. Please load the newest version.",
    ),
    "seals.no_such_field": (
        "Văn bản không có ô “{field}”. Xin chọn một ô có trong văn bản.",
        "The paper has no field “{field}”. Please choose one that it has.",
    ),
    "seals.field_locked": (
        "Ô “{field}” đã bị khóa bởi một chữ ký. Muốn sửa phải lập văn bản mới.",
        "The field “{field}” was locked by a signature. A change needs a new paper.",
    ),
    "seals.bad_value": (
        "Nội dung điền phải là một dòng chữ, không quá {limit} ký tự. Xin sửa lại.",
        "What is filled in must be one line of at most {limit} characters. Please correct it.",
    ),
    "seals.cannot_letter": (
        "Không vẽ được chữ vào ô: {reason}. Xin báo người quản trị.",
        "The text could not be drawn into the field: {reason}. Please tell the administrator.",
    ),
    "seals.no_such_place": (
        "Mẫu văn bản không có vị trí “{place}”. Xin kiểm tra mẫu.",
        "The paper has no place “{place}”. Please check its form.",
    ),
    "seals.no_such_page": (
        "Ô nằm ở trang {page} nhưng văn bản chỉ có {pages} trang. Xin dựng lại văn bản.",
        "A field lies on page {page}, and the paper has only {pages}. Please make the paper anew.",
    ),
    "seals.signed_already": (
        "Văn bản đã có chữ ký nên không thêm ô được nữa. Xin chuẩn bị ô trước khi ký.",
        "The paper is signed, so no field can be added. Please prepare fields before signing.",
    ),
    "seals.level_needs_time": (
        "Mức {level} cần một máy chủ dấu thời gian. Xin cấu hình, hoặc ký ở mức B-B.",
        "Level {level} needs a time-stamp authority. Please set one up, or sign at B-B.",
    ),
    "seals.level_needs_trust": (
        "Mức {level} cần chứng thư gốc và dữ liệu thu hồi. Xin chỉ thư mục tin cậy.",
        "Level {level} needs root certificates and revocation data. Please name a trust folder.",
    ),
    "seals.not_a_sha256": (
        "Giá trị băm phải là SHA-256 (32 byte). Xin tính lại.",
        "The hash must be a SHA-256 (32 bytes). Please compute it again.",
    ),
    "seals.time_unreachable": (
        "Không liên lạc được máy chủ dấu thời gian {address}. Xin thử lại sau.",
        "The time-stamp authority {address} cannot be reached. Please try again later.",
    ),
    "seals.time_bad_answer": (
        "Máy chủ dấu thời gian {address} trả lời sai quy cách (mã {status}). Xin thử lại sau.",
        "The time-stamp authority {address} gave no proper answer (status {status}). "
        "Please try again later.",
    ),
    "seals.time_refused": (
        "Máy chủ dấu thời gian không đóng dấu: {reason}. Xin thử lại hoặc dùng máy chủ khác.",
        "The time-stamp authority did not stamp: {reason}. Please try again or use another.",
    ),
    "seals.bad_token": (
        "Dấu thời gian này không đọc được ({reason}). Xin lấy lại tệp gốc.",
        "This time stamp cannot be read ({reason}). Please get the original again.",
    ),
}

FINDINGS: dict[str, tuple[str, str]] = {
    "seals.found_unsigned": (
        "Tệp không có chữ ký số nào.",
        "The file has no digital signature.",
    ),
    "seals.found_missing": (
        "Thiếu chữ ký ở ô “{field}” ({name}).",
        "The signature in “{field}” ({name}) is missing.",
    ),
    "seals.found_other_signer": (
        "Ô “{field}” phải do {name} ký, nhưng chứng thư là của {signer}.",
        "“{field}” should be signed by {name}, but the certificate is that of {signer}.",
    ),
    "seals.found_unreadable": (
        "Chữ ký ở ô “{field}” hỏng hoặc không theo chuẩn nào được biết.",
        "The signature in “{field}” is damaged or of no known form.",
    ),
    "seals.found_two_faced": (
        "Tệp có hai bảng tham chiếu nên mỗi phần mềm có thể hiện một nội dung khác nhau.",
        "The file has two tables of reference: different programs may show different content.",
    ),
    "seals.found_irregular": (
        "Cấu trúc tệp sai chuẩn nên mỗi phần mềm có thể hiện một nội dung khác nhau.",
        "The file departs from the standard: different programs may show different content.",
    ),
    "seals.found_altered": (
        "Nội dung đã bị sửa sau khi ký ở ô “{field}”: có thay đổi giữa byte {from_byte} và byte "
        "{to_byte}.",
        "The content was altered after the signature in “{field}”: something changed between byte "
        "{from_byte} and byte {to_byte}.",
    ),
    "seals.found_container": (
        "Chính phần chứa chữ ký ở ô “{field}” đã bị sửa (byte {from_byte} đến {to_byte}).",
        "The container of the signature in “{field}” was altered (byte {from_byte} to {to_byte}).",
    ),
    "seals.found_unclear_coverage": (
        "Chữ ký ở ô “{field}” không bao trùm trọn một phiên bản của tệp.",
        "The signature in “{field}” does not cover a whole revision of the file.",
    ),
    "seals.found_overlay": (
        "Sau chữ ký ở ô “{field}”, nội dung trang {pages} đã bị chèn hoặc thay.",
        "After the signature in “{field}” the content of page {pages} was overlaid or replaced.",
    ),
    "seals.found_changed_after": (
        "Sau chữ ký ở ô “{field}”, tệp bị thêm thay đổi không được phép.",
        "After the signature in “{field}” the file was changed in a way that is not permitted.",
    ),
    "seals.found_forbidden_filling": (
        "Sau chữ ký ở ô “{field}”, biểu mẫu bị điền thêm dù chữ ký không cho phép.",
        "After the signature in “{field}” form fields were filled though it forbids that.",
    ),
    "seals.found_filling": (
        "Sau chữ ký ở ô “{field}” chỉ có điền biểu mẫu hoặc ký thêm: được phép.",
        "After the signature in “{field}” only forms were filled or signatures added: permitted.",
    ),
    "seals.found_constraint": (
        "Chữ ký ở ô “{field}” không đáp ứng điều kiện ghi sẵn trong ô.",
        "The signature in “{field}” does not meet the conditions written into the field.",
    ),
    "seals.found_revoked": (
        "Chứng thư của {name} (ô “{field}”) đã bị thu hồi lúc {on}, trước thời điểm xét {at}.",
        "The certificate of {name} (“{field}”) was revoked at {on}, before {at}, the moment "
        "judged.",
    ),
    "seals.found_ca_revoked": (
        "Chứng thư của cơ quan cấp cho {name} (ô “{field}”) đã bị thu hồi lúc {on}.",
        "The authority that certified {name} (“{field}”) was itself revoked at {on}.",
    ),
    "seals.found_revoked_later": (
        "Chứng thư của {name} (ô “{field}”) bị thu hồi lúc {on}, sau khi đã ký: chữ ký vẫn giữ "
        "giá trị.",
        "The certificate of {name} (“{field}”) was revoked at {on}, after signing: the signature "
        "stands.",
    ),
    "seals.found_expired": (
        "Chứng thư của {name} (ô “{field}”) hết hạn lúc {until} và không có dấu thời gian chứng "
        "minh đã ký trước đó.",
        "The certificate of {name} (“{field}”) expired at {until}, and no time stamp proves that "
        "it was used before.",
    ),
    "seals.found_not_yet_valid": (
        "Chứng thư của {name} (ô “{field}”) chỉ có hiệu lực từ {since}.",
        "The certificate of {name} (“{field}”) is valid only from {since}.",
    ),
    "seals.found_untrusted": (
        "Chứng thư của {name} (ô “{field}”) do {issuer} cấp, không dẫn tới chứng thư gốc nào được "
        "tin cậy.",
        "The certificate of {name} (“{field}”), issued by {issuer}, leads to no trusted root.",
    ),
    "seals.found_wrong_use": (
        "Chứng thư của {name} (ô “{field}”) không được cấp để ký văn bản.",
        "The certificate of {name} (“{field}”) was not issued for signing papers.",
    ),
    "seals.found_weak": (
        "Chữ ký của {name} (ô “{field}”) dùng thuật toán không còn an toàn.",
        "The signature of {name} (“{field}”) uses an algorithm that is no longer safe.",
    ),
    "seals.found_revocation_stale": (
        "Dữ liệu thu hồi cho chứng thư của {name} (ô “{field}”) đã cũ. Xin bổ sung danh sách mới.",
        "What is known of revocation for {name} (“{field}”) is out of date. Please add a new list.",
    ),
    "seals.found_revocation_unknown": (
        "Chưa biết chứng thư của {name} (ô “{field}”) có bị thu hồi không. Xin bổ sung danh sách "
        "thu hồi của {issuer}.",
        "Whether the certificate of {name} (“{field}”) was revoked is not known. Please add the "
        "revocation list of {issuer}.",
    ),
    "seals.found_chain": (
        "Chuỗi chứng thư của {name} (ô “{field}”, do {issuer} cấp) không hợp lệ.",
        "The chain of certificates of {name} (“{field}”, issued by {issuer}) is not valid.",
    ),
    "seals.found_time_broken": (
        "Dấu thời gian {at} trong chữ ký ở ô “{field}” (của {name}) đã bị sửa.",
        "The time stamp of {at} inside the signature in “{field}” (by {name}) was altered.",
    ),
    "seals.found_time_untrusted": (
        "Dấu thời gian {at} trong chữ ký ở ô “{field}” do {name} đóng, không được tin cậy.",
        "The time stamp of {at} inside the signature in “{field}” is by {name}, who is "
        "not trusted.",
    ),
    "seals.found_time_ahead": (
        "Dấu thời gian {at} trong chữ ký ở ô “{field}” (của {name}) ghi thời điểm chưa tới.",
        "The time stamp of {at} inside the signature in “{field}” (by {name}) lies in the future.",
    ),
    "seals.found_seal_altered": (
        "Tệp đã bị sửa sau dấu thời gian {at} của {name}.",
        "The file was altered after the time stamp of {at} by {name}.",
    ),
    "seals.found_seal_untrusted": (
        "Dấu thời gian {at} trên toàn tệp do {name} đóng, không được tin cậy hoặc không kiểm tra "
        "được thu hồi.",
        "The time stamp of {at} over the file is by {name}, who is not trusted or whose "
        "revocation cannot be checked.",
    ),
    "seals.found_seal_ahead": (
        "Dấu thời gian {at} của {name} trên toàn tệp ghi thời điểm chưa tới.",
        "The time stamp of {at} by {name} over the file lies in the future.",
    ),
    "seals.found_seal_changed_after": (
        "Sau dấu thời gian {at} của {name}, tệp bị thêm thay đổi không được phép.",
        "After the time stamp of {at} by {name} the file was changed in a way not permitted.",
    ),
}

LEVELS: dict[str, tuple[str, str]] = {
    "none": ("chưa ký", "not signed"),
    "scan": ("bản quét chữ ký mực", "scan of a paper signed in ink"),
    "signed": ("đã ký số", "digitally signed"),
    "timed": ("đã ký số, có dấu thời gian", "digitally signed, with a proven time"),
    "long_term": ("đã ký số, giữ giá trị lâu dài", "digitally signed, for the long term"),
}

WORDS: dict[str, tuple[str, str]] = {
    "holds": ("CÓ GIÁ TRỊ", "HOLDS"),
    "fails": ("KHÔNG ĐẠT", "DOES NOT HOLD"),
    "level": ("Mức", "Level"),
    "issuer": ("Cơ quan cấp chứng thư", "Certified by"),
    "person": ("người", "person"),
    "organisation": ("cơ quan, tổ chức", "organisation"),
    "proven": ("Thời điểm được chứng thực", "Proven time"),
    "claimed": ("Thời điểm do người ký ghi", "Time as the signer states it"),
    "coverage": ("Phạm vi", "Covers"),
    "whole_file": ("toàn bộ tệp", "the whole file"),
    "revision": ("tệp ở thời điểm ký", "the file as it was when signed"),
    "unclear": ("không rõ", "unclear"),
    "changes": ("Thay đổi về sau", "Later changes"),
    "changes_none": ("không có", "none"),
    "changes_validation_data": ("chỉ dữ liệu kiểm tra chữ ký", "validation data only"),
    "changes_form_filling": ("điền biểu mẫu, ký thêm", "form filling, further signatures"),
    "changes_annotations": ("chú thích", "annotations"),
    "changes_other": ("nội dung khác", "other content"),
    "filled": ("Ô được điền về sau", "Fields filled later"),
    "revocation": ("Thu hồi chứng thư", "Revocation"),
    "revocation_good": ("chưa bị thu hồi", "not revoked"),
    "revocation_revoked": ("đã bị thu hồi", "revoked"),
    "revocation_revoked_later": ("bị thu hồi sau khi ký", "revoked after signing"),
    "revocation_unknown": ("chưa kiểm tra được", "cannot be checked"),
    "revocation_not_offered": ("chứng thư không nêu nơi kiểm tra", "no place to ask is named"),
    "seal": ("Dấu thời gian trên toàn tệp", "Time stamp over the file"),
    "empty": ("Ô chưa ký", "Fields not signed"),
    "uncovered": (
        "Số byte cuối tệp không được chữ ký nào bao trùm",
        "Bytes at the end not covered",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = REFUSALS | FINDINGS


def told(code: str, facts: Mapping[str, Any], language: str = "vi") -> str:
    """The sentence of a refusal or a finding in ``vi`` or ``en``."""
    vietnamese, english = SENTENCES[code]
    return (english if language == "en" else vietnamese).format(**facts)
