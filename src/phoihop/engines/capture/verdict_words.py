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
    "totals": ("tổng số không khớp các dòng", "the totals are not those of the rows"),
    "unreadable": ("không đọc được", "cannot be read"),
}
HELD = {
    "signature": ("chữ ký niêm phong", "signature of the seal"),
    "files": ("tệp đúng mã băm", "files with their hash"),
    "records": ("bản ghi WARC đúng mã băm", "WARC records with their digest"),
    "entries": ("dòng nhật ký đúng mã băm", "entries of the trail with their hash"),
    "stamps": ("dấu thời gian đúng tệp", "time stamps for their file"),
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
    "stamp_signature": (
        "Chữ ký của cơ quan cấp dấu thời gian: soát bằng openssl ts -verify với chứng thư của họ.",
        "The signature of the time-stamp authority: check with openssl ts -verify and its root.",
    ),
    "law": (
        "Trang đúng hay sai về nội dung không thuộc phép soát này.",
        "Whether a page tells the truth is not part of this check.",
    ),
}
WHOLE = ("NGUYÊN VẸN: không một byte nào khác.", "WHOLE: not one byte differs.")
BROKEN = ("ĐÃ BỊ THAY ĐỔI:", "CHANGED:")
NOT_CHECKED = ("Không soát được ở đây:", "Not checked here:")
