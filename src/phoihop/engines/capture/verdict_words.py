"""The words of a check of a bundle, Vietnamese and English."""

from __future__ import annotations

FAULTS = {
    "not_a_bundle": ("không phải gói minh chứng", "is no bundle of evidence"),
    "twice": ("một tên tệp đứng hai lần", "a file name stands twice"),
    "frame": ("phần đầu của tệp trong gói đã bị thay đổi", "the frame around a file was changed"),
    "directory": ("mục lục của gói đã bị thay đổi", "the directory of the bundle was changed"),
    "seal_unreadable": ("niêm phong không đọc được", "the seal cannot be read"),
    "manifest_changed": ("bản kê khác bản đã niêm phong", "the manifest is not the sealed one"),
    "signature": ("chữ ký của niêm phong không đúng", "the signature of the seal does not hold"),
    "missing": ("thiếu tệp", "a file is missing"),
    "changed": ("tệp đã bị thay đổi", "a file was changed"),
    "unlisted": ("tệp không có trong bản kê", "a file that the manifest does not list"),
    "warc": ("bản lưu trang web đã bị thay đổi", "an archive of a page was changed"),
    "chain": ("nhật ký đã bị thay đổi", "the trail was changed"),
    "stamp": ("dấu thời gian không thuộc tệp này", "a time stamp is not for its file"),
    "stamp_unreadable": ("dấu thời gian không đọc được", "a time stamp cannot be read"),
    "stamp_signature": (
        "chữ ký của cơ quan cấp dấu thời gian không đúng",
        "the signature of the time-stamp authority does not hold",
    ),
    "stamp_authority": (
        "chứng thư không dùng để cấp dấu thời gian, hoặc không còn hiệu lực lúc đó",
        "the certificate is not for stamping the time, or was not valid then",
    ),
    "totals": ("tổng số không khớp các dòng", "the totals are not those of the rows"),
    "unreadable": ("không đọc được", "cannot be read"),
}
HELD = {
    "signature": ("chữ ký niêm phong", "signature of the seal"),
    "files": ("tệp đúng mã băm", "files with their hash"),
    "records": ("bản ghi WARC đúng mã băm", "WARC records with their digest"),
    "entries": ("dòng nhật ký đúng mã băm", "entries of the trail with their hash"),
    "stamps": ("dấu thời gian đúng tệp", "time stamps for their file"),
    "stamp_signatures": (
        "chữ ký của cơ quan cấp dấu thời gian",
        "signatures of time-stamp authorities",
    ),
    "totals": ("tổng số khớp", "totals agree"),
    "amounts": ("tổng tiền khớp", "amounts add up"),
}
UNCHECKED = {
    "key": (
        "Khóa niêm phong là của ai: xin so mã {0} với mã mà bên kia đã cho biết.",
        "Whose key sealed it: compare {0} with what the other side told you.",
    ),
    "gaps": (
        "{0} dòng nhật ký ở giữa không nằm trong gói; chỉ soát được từng dòng có mặt.",
        "{0} entries of the trail between those here are not in the bundle.",
    ),
    "stamp_trust": (
        "Có tin {0} hay không là việc của người đọc: so mã chứng thư với mã cơ quan ấy công bố, "
        "hoặc chạy với --trust CHỨNG-THƯ.pem.",
        "Whether to trust {0} is the reader's decision: compare the fingerprint with the one that "
        "it publishes, or run with --trust CERTIFICATES.pem.",
    ),
    "stamp_revocation": (
        "Chứng thư của cơ quan cấp dấu thời gian có bị thu hồi không: cần hỏi cơ quan ấy.",
        "Whether the certificate of a time-stamp authority was revoked: ask that authority.",
    ),
    "stamp_certificate": (
        "Chữ ký của {0}: dấu không kèm chứng thư; chạy với --trust CHỨNG-THƯ.pem.",
        "The signature of {0}: no certificate came with it; run with --trust CERTIFICATES.pem.",
    ),
    "stamp_bystander": (
        "{0} mang theo một chứng thư mà không chữ ký nào trong dấu bảo đảm.",
        "{0} carries a certificate that no signature inside it vouches for.",
    ),
    "stamp_algorithm": (
        "Chữ ký của {0}: thuật toán chưa soát được ở đây; dùng openssl ts -verify.",
        "The signature of {0}: an algorithm not known here; use openssl ts -verify.",
    ),
    "law": (
        "Trang đúng hay sai về nội dung không thuộc phép soát này.",
        "Whether a page tells the truth is not part of this check.",
    ),
}
WHOLE = ("NGUYÊN VẸN: không một byte nào khác.", "WHOLE: not one byte differs.")
BROKEN = ("ĐÃ BỊ THAY ĐỔI:", "CHANGED:")
NOT_CHECKED = ("Không soát được ở đây:", "Not checked here:")
NOT_TRUSTED = (
    "KHÔNG DẪN VỀ CHỨNG THƯ ĐÃ CHO:",
    "NOT LED BACK TO THE CERTIFICATES GIVEN:",
)
STAMPED = (
    "Dấu thời gian của {authority} (chứng thư số {serial}, hiệu lực {valid_from} – {valid_until}, "
    "SHA-256 {certificate_sha256}): {count} dấu, {first} – {last}",
    "Time stamps of {authority} (certificate no. {serial}, valid {valid_from} – {valid_until}, "
    "SHA-256 {certificate_sha256}): {count}, {first} – {last}",
)
TRUSTED = ("dẫn về {0}, là chứng thư đã cho", "led back to {0}, one of the certificates given")
