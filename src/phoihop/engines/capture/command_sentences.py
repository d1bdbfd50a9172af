"""What the command says when it refuses, Vietnamese and English. Screens have their own."""

from phoihop.engines.webpages.command_sentences import SENTENCES as OF_PAGES
from phoihop.law.refusal import Refusal

SENTENCES = {
    "capture.nothing_asked": (
        "Xin cho địa chỉ trang, -o GÓI và --key KHÓA; tạo khóa bằng --new-key.",
        "Please give addresses, -o BUNDLE and --key KEYFILE; --new-key makes a key.",
    ),
    "capture.output_exists": ("Đã có tệp {path}.", "There is a file {path} already."),
    "capture.key_exists": ("Đã có tệp khóa {path}.", "There is a key file {path} already."),
    "capture.no_key": ("{path} không phải tệp khóa.", "{path} is no key file."),
    "capture.page_gone": (
        "{host} báo trang không còn ({status}).",
        "{host} says that the page is gone ({status}).",
    ),
    "capture.page_answered": (
        "{host} không cho xem trang ({status}).",
        "{host} does not show the page ({status}).",
    ),
    "capture.server_busy": (
        "Máy chủ {host} đang lỗi hoặc bận ({status}). Xin thử lại sau.",
        "{host} is out of order or busy ({status}). Please try later.",
    ),
    "capture.bundle_too_large": (
        "Gói vượt {most_mb} MB. Xin chia địa chỉ thành nhiều gói.",
        "The bundle exceeds {most_mb} MB. Please divide the addresses into several.",
    ),
    "fetch.unresolved": ("Không có máy chủ tên {host}.", "There is no server called {host}."),
    "fetch.forbidden_address": (
        "{host} dẫn tới {ip}, không nằm trên mạng công cộng.",
        "{host} leads to {ip}, which is not on the open internet.",
    ),
    "fetch.unreachable": (
        "Không tới được {host}: {reason}.",
        "{host} cannot be reached: {reason}.",
    ),
    "fetch.tls": (
        "Chứng thư của {host} không hợp lệ: {reason}.",
        "The certificate of {host} does not hold: {reason}.",
    ),
    "fetch.too_slow": (
        "{host} không trả lời xong trong {seconds} giây.",
        "{host} did not finish within {seconds} seconds.",
    ),
    "fetch.too_large": ("Trang lớn hơn {max_bytes} byte.", "The page exceeds {max_bytes} bytes."),
    "fetch.cut_short": (
        "{host} ngắt giữa chừng sau {got_bytes} byte.",
        "{host} broke off after {got_bytes} bytes.",
    ),
    "fetch.too_many_redirects": (
        "{host} chuyển tiếp {count} lần mà không tới nơi.",
        "{host} sent us on {count} times without arriving.",
    ),
}


def sentence_of(refusal: Refusal, *, english: bool) -> str:
    """One sentence; in English where there is no Vietnamese one."""
    pair = SENTENCES.get(refusal.code)
    template = pair[int(english)] if pair else OF_PAGES.get(refusal.code, refusal.code)
    return template.format(**refusal.facts)
