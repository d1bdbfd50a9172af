"""Sentences for the refusals of captures: a page seen by one machine."""

SENTENCES = {
    "capture.nothing_asked": (
        "Xin cho biết địa chỉ trang, tệp gói (-o) và tệp khóa (--key). Tạo khóa bằng --new-key.",
        "Please give addresses, a bundle (-o) and a key file (--key). Make a key with --new-key.",
    ),
    "capture.output_exists": (
        "Đã có tệp {path}. Xin chọn tên khác.",
        "There is a file {path} already. Please choose another name.",
    ),
    "capture.bad_allow": (
        "“{given}” không phải IP hay IP:CỔNG. Xin viết như 127.0.0.1 hoặc [::1]:8000.",
        "“{given}” is not an IP or IP:PORT. Please write it like 127.0.0.1 or [::1]:8000.",
    ),
    "capture.no_folder": (
        "Không có thư mục {path} để ghi vào. Xin tạo trước.",
        "There is no folder {path} to write into. Please make it first.",
    ),
    "capture.disk": (
        "Không ghi được {path}: {reason}. Xin xem chỗ trống và quyền ghi rồi làm lại.",
        "{path} could not be written: {reason}. Please look at space and rights, then repeat.",
    ),
    "capture.key_exists": (
        "Đã có tệp khóa {path}. Khóa cũ không bị ghi đè; xin chọn tên khác.",
        "There is a key file {path} already. Keys are not overwritten; please choose another name.",
    ),
    "capture.no_key": (
        "{path} không phải tệp khóa của máy chụp. Xin tạo bằng --new-key.",
        "{path} is not a key file of a capturing machine. Please make one with --new-key.",
    ),
    "capture.not_a_key": (
        "Khóa công khai phải gồm 64 chữ số thập lục phân. Xin chép lại từ máy chụp.",
        "A public key has 64 hexadecimal digits. Please copy it again from the capturing machine.",
    ),
    "capture.page_gone": (
        "{host} báo trang không còn ({status}). Xin kiểm tra địa chỉ.",
        "{host} says that the page is gone ({status}). Please check the address.",
    ),
    "capture.page_answered": (
        "{host} không cho xem trang ({status}). Xin mở trang bằng trình duyệt và lưu tệp bằng tay.",
        "{host} does not show the page ({status}). Please open it in a browser and save it by hand.",
    ),
    "capture.server_busy": (
        "Máy chủ {host} đang lỗi hoặc bận ({status}). Phần mềm sẽ thử lại sau.",
        "{host} is out of order or busy ({status}). It will be tried again later.",
    ),
    "capture.disk_full": (
        "Kho lưu không còn chỗ, bản chụp chưa được lưu. Xin dọn ổ đĩa; phần mềm sẽ thử lại.",
        "The disk is full and nothing was kept. Please make room; it will be tried again.",
    ),
    "capture.bundle_too_large": (
        "Gói vượt {most_mb} MB. Xin lập gói cho từng biên bản hoặc từng tác phẩm.",
        "The bundle exceeds {most_mb} MB. Please make one for each record or each work.",
    ),
    "capture.bundle_broken": (
        "Gói không nguyên vẹn: {count} chỗ đã bị thay đổi, trước hết là “{place}”. Xin gửi lại tệp.",
        "The bundle is not whole: {count} places were changed, first “{place}”. Please send it again.",
    ),
    "capture.not_a_testimony": (
        "Tệp không phải gói chụp trang. Xin dùng lệnh ./phoihop capture để lập gói.",
        "The file is not a bundle of captures. Please make one with ./phoihop capture.",
    ),
    "capture.not_an_archive": (
        "Trong gói có bản lưu không đọc được. Xin chụp lại bằng ./phoihop capture.",
        "An archive in the bundle cannot be read. Please capture again with ./phoihop capture.",
    ),
    "capture.too_many": (
        "Gói có quá {most} bản chụp. Xin chia thành nhiều gói.",
        "The bundle holds more than {most} captures. Please divide it.",
    ),
}
