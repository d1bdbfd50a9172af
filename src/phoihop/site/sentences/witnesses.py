"""Sentences for the refusals about machines that bear witness, and bundles of evidence."""

SENTENCES = {
    "order.wrong_state": (
        "Lượt chụp này không còn ở trạng thái chờ ({state}). Xin tải lại trang.",
        "This capture is no longer waiting ({state}). Please load the page again.",
    ),
    "witness.no_address": (
        "{ref} không có địa chỉ trang để chụp. Xin thêm tệp minh chứng bằng tay.",
        "{ref} has no address to capture. Please add a file by hand.",
    ),
    "witness.label_missing": (
        "Xin ghi tên máy chụp, tối đa {most} ký tự, như “Máy phòng Tuyên truyền”.",
        "Please name the machine in at most {most} characters, like “Desk of the office”.",
    ),
    "witness.key_taken": (
        "Khóa {fingerprint} đã được đăng ký. Xin tạo khóa riêng cho máy này.",
        "The key {fingerprint} is registered already. Please make a key of this machine's own.",
    ),
    "witness.key_unknown": (
        "Gói được niêm phong bằng khóa {fingerprint}, chưa đăng ký cho cơ quan của anh/chị. "
        "Xin đăng ký khóa trước.",
        "The bundle is sealed with the key {fingerprint}, which is not registered for your "
        "organisation. "
        "Please register it first.",
    ),
    "witness.key_revoked": (
        "Khóa {fingerprint} đã ngừng dùng. Xin tạo và đăng ký khóa mới trên máy chụp.",
        "The key {fingerprint} was revoked. Please make and register a new one.",
    ),
    "witness.void_in_future": (
        "Thời điểm khóa mất hiệu lực chưa tới. Xin kiểm tra ngày giờ.",
        "The moment from which the key is void lies in the future. Please check date and time.",
    ),
    "witness.page_unknown": (
        "Chưa có lần đăng nào ở địa chỉ {address}. Xin ghi nhận bài trước, rồi gửi lại gói.",
        "No publication is recorded at {address}. Please record it first and send again.",
    ),
    "bundle.nothing_inside": (
        "{ref} chưa có bài nào để lập gói. Xin khớp bài với nghĩa vụ trước.",
        "{ref} has no piece to bundle yet. Please match pieces first.",
    ),
    "bundle.no_certificate": (
        "{path} không có chứng thư nào đọc được (PEM hoặc DER). Xin chọn tệp chứng thư của cơ quan "
        "cấp dấu thời gian.",
        "{path} holds no certificate that can be read (PEM or DER). Please give the certificate of "
        "the time-stamp authority.",
    ),
    "bundle.by_command": (
        "Gói của {ref} nặng {size_mb} MB, vượt {most_mb} MB của trang web. "
        "Xin chạy ./phoihop evidence bundle {ref} -o GOI.zip.",
        "The bundle of {ref} has {size_mb} MB; a page gives at most {most_mb} MB. "
        "Please run ./phoihop evidence bundle {ref} -o FILE.zip.",
    ),
    "bundle.file_missing": (
        "Tệp của minh chứng {ref} không còn nguyên trong kho. "
        "Xin chạy ./phoihop evidence verify rồi khôi phục từ bản sao lưu.",
        "The file of evidence {ref} is no longer whole. "
        "Please run ./phoihop evidence verify and restore it from the backup.",
    ),
}
