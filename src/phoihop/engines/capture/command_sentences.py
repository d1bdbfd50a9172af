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
    "capture.bad_allow": (
        "“{given}” không phải IP hay IP:CỔNG. Xin viết như 127.0.0.1 hoặc [::1]:8000.",
        "“{given}” is no IP or IP:PORT. Please write it like 127.0.0.1 or [::1]:8000.",
    ),
    "capture.no_folder": (
        "Không có thư mục {path} để ghi vào. Xin tạo trước.",
        "There is no folder {path} to write into. Please make it first.",
    ),
    "capture.disk": (
        "Không ghi được {path}: {reason}. Xin xem chỗ trống và quyền ghi rồi làm lại.",
        "{path} could not be written: {reason}. Please look at space and rights, then repeat.",
    ),
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
    "addresses.unusable": (
        "“{address}” không phải địa chỉ trang web. Xin viết đủ, như https://bao.example/bai.",
        "“{address}” is no address of a web page. Please write it whole: https://news.example/a.",
    ),
    "addresses.glued": (
        "{count} địa chỉ dính liền nhau: {address}. Xin tách ra.",
        "{count} addresses are run together: {address}. Please part them.",
    ),
    "fetch.forbidden_port": (
        "Cổng {port} của {host} không phải cổng của trang web.",
        "Port {port} of {host} is no port of web pages.",
    ),
    "fetch.bad_response": (
        "{host} trả lời không đúng HTTP ({reason}). Xin thử lại sau.",
        "{host} does not answer in proper HTTP ({reason}). Please try later.",
    ),
    "fetch.bad_packing": (
        "Trang nén kiểu {coding} và bị hỏng. Xin thử lại sau.",
        "The page is packed as {coding} and damaged. Please try later.",
    ),
    "fetch.unknown_coding": (
        "Trang nén kiểu {coding}, không mở được.",
        "The page is packed as {coding}, which is not accepted.",
    ),
    "fetch.redirect_nowhere": (
        "{host} báo trang đã chuyển nhưng không nói đi đâu.",
        "{host} says that the page has moved but not where to.",
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
