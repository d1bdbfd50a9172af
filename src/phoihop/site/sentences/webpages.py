"""Sentences for the refusals of the web page engine."""

SENTENCES: dict[str, tuple[str, str]] = {
    "addresses.glued": (
        "Chuỗi này gồm {count} địa chỉ dính liền nhau: {address}. "
        "Xin tách thành từng dòng rồi nhập lại.",
        "This is {count} addresses run together: {address}. "
        "Please put each on a line of its own and enter them again.",
    ),
    "addresses.unusable": (
        "Không mở được địa chỉ “{address}”. "
        "Xin chép lại đầy đủ địa chỉ bài báo, bắt đầu bằng http:// hoặc https://.",
        "“{address}” is not an address that can be opened. "
        "Please copy the article's full address, beginning with http:// or https://.",
    ),
    "webpages.no_such_file": (
        "Không tìm thấy tệp hoặc thư mục {path}. Xin kiểm tra lại đường dẫn.",
        "There is no file or folder {path}. Please check the path.",
    ),
    "webpages.page_too_large": (
        "Tệp {path} lớn hơn {max_bytes} byte nên không phải một trang báo. Xin chọn tệp khác.",
        "{path} is larger than {max_bytes} bytes and so no article. Please choose another file.",
    ),
    "webpages.page_unreadable": (
        "Không đọc được {path} ({reason}). Xin xem quyền đọc của tệp.",
        "{path} cannot be read ({reason}). Please look at the rights on the file.",
    ),
    "webpages.no_page_there": (
        "Không có trang đã lưu nào (.html và tương tự) trong {path}. Xin chỉ đúng thư mục.",
        "No saved page (.html and the like) lies in {path}. Please name the right folder.",
    ),
    "webpages.no_archive": (
        "{path} không mở đầu như một tệp WARC. Xin chỉ đúng tệp lưu trữ.",
        "{path} does not begin as a WARC file does. Please name the archive itself.",
    ),
    "webpages.bad_index": (
        "Dòng {line} của {path} không ghi tệp và địa chỉ. Xin sửa dòng đó.",
        "Line {line} of {path} does not give a file and an address. Please correct that line.",
    ),
    "fetch.unresolved": (
        "Không tìm thấy máy chủ {host}. Xin kiểm tra tên miền, hoặc thử lại sau.",
        "There is no server called {host}. Please check the name, or try again later.",
    ),
    "fetch.forbidden_address": (
        "{host} trỏ vào địa chỉ nội bộ ({ip}) nên phần mềm không mở. "
        "Xin dùng địa chỉ công khai của bài báo.",
        "{host} leads to an address inside a network ({ip}), which is never opened. "
        "Please use the article's public address.",
    ),
    "fetch.forbidden_port": (
        "Địa chỉ ở {host} dùng cổng {port}, không phải cổng của trang web. "
        "Xin kiểm tra lại địa chỉ.",
        "The address at {host} uses port {port}, which is not a port of web pages. "
        "Please check the address.",
    ),
    "fetch.unreachable": (
        "Chưa kết nối được với {host} ({reason}). Phần mềm sẽ thử lại sau.",
        "{host} cannot be reached ({reason}). It will be tried again later.",
    ),
    "fetch.tls": (
        "Chứng chỉ bảo mật của {host} không hợp lệ ({reason}). "
        "Xin báo tòa soạn, hoặc nộp bản chụp trang kèm giải thích.",
        "The security certificate of {host} does not hold ({reason}). "
        "Please tell the newspaper, or hand in a picture of the page with an explanation.",
    ),
    "fetch.too_slow": (
        "{host} không trả lời xong trong {seconds} giây. Phần mềm sẽ thử lại sau.",
        "{host} did not finish its answer in {seconds} seconds. It will be tried again later.",
    ),
    "fetch.too_large": (
        "Trang lớn hơn mức cho phép ({max_bytes} byte) nên không được tải. "
        "Xin kiểm tra xem địa chỉ có đúng là một bài báo.",
        "The page is larger than allowed ({max_bytes} bytes) and was not taken. "
        "Please check that the address is that of an article.",
    ),
    "fetch.cut_short": (
        "Trang của {host} bị ngắt giữa chừng nên không được tính là bản lưu. "
        "Phần mềm sẽ thử lại sau.",
        "The page of {host} broke off and does not count as a capture. "
        "It will be tried again later.",
    ),
    "fetch.bad_response": (
        "Trả lời của {host} không đúng quy cách HTTP ({reason}). Phần mềm sẽ thử lại sau.",
        "The answer of {host} is not proper HTTP ({reason}). It will be tried again later.",
    ),
    "fetch.bad_packing": (
        "Trang được nén ({coding}) nhưng bị hỏng nên không mở được. Phần mềm sẽ thử lại sau.",
        "The page was packed ({coding}) and is damaged. It will be tried again later.",
    ),
    "fetch.unknown_coding": (
        "Trang được nén theo cách phần mềm không nhận ({coding}). Xin báo quản trị hệ thống.",
        "The page is packed in a way that is not accepted ({coding}). "
        "Please tell the administrator.",
    ),
    "fetch.too_many_redirects": (
        "{host} chuyển tiếp {count} lần mà không tới trang nào. Xin kiểm tra lại địa chỉ.",
        "{host} sent us on {count} times without arriving at a page. Please check the address.",
    ),
    "fetch.redirect_nowhere": (
        "{host} báo trang đã chuyển nhưng không nói chuyển tới đâu. Xin tìm địa chỉ mới của bài.",
        "{host} says the page has moved but not where to. Please look for its new address.",
    ),
    "tls.unreadable": (
        "Không đọc được chứng chỉ bảo mật đã lưu. Xin lưu lại trang.",
        "The stored security certificate cannot be read. Please capture the page again.",
    ),
    "feeds.not_a_feed": (
        "{address} không phải nguồn tin RSS hay Atom. Xin kiểm tra địa chỉ nguồn tin của tòa soạn.",
        "{address} is not an RSS or Atom feed. Please check the address of the outlet's feed.",
    ),
    "sitemaps.not_a_sitemap": (
        "{address} không phải sơ đồ trang (sitemap). Xin kiểm tra lại địa chỉ.",
        "{address} is not a sitemap. Please check the address.",
    ),
    "xml.dangerous": (
        "Tệp XML có thành phần nguy hiểm ({why}) nên không được đọc. Xin báo tòa soạn sửa tệp.",
        "The XML holds something dangerous ({why}) and is not read. "
        "Please ask the outlet to correct it.",
    ),
    "xml.broken": (
        "Tệp XML bị lỗi cú pháp nên không đọc được. Phần mềm sẽ thử lại sau.",
        "The XML is not well-formed and cannot be read. It will be tried again later.",
    ),
    "warc.broken": (
        "Tệp lưu trữ WARC bị hỏng từ byte {offset}. Xin dùng bản lưu khác hoặc lưu lại trang.",
        "The WARC archive is damaged from byte {offset} on. "
        "Please use another copy or capture the page again.",
    ),
    "warc.no_answer": (
        "Tệp lưu trữ không chứa trả lời nào của máy chủ. Xin lưu lại trang.",
        "The archive holds no answer of a server. Please capture the page again.",
    ),
    "warc.bad_name": (
        "Tên tệp đính kèm “{name}” không hợp lệ. "
        "Xin chỉ dùng chữ thường không dấu, số, dấu chấm và gạch nối.",
        "“{name}” cannot name an attachment. "
        "Please use small letters without marks, digits, dots and hyphens only.",
    ),
}
