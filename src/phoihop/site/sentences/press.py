"""Sentences for the refusals of the press room."""

SENTENCES = {
    "outlet.tenure_backwards": (
        "Ngày kết thúc ({until_on}) trước ngày bắt đầu ({from_on}). Xin nhập lại.",
        "The end ({until_on}) lies before the beginning ({from_on}). Please enter them again.",
    ),
    "outlet.two_kinds_at_once": (
        "Trong thời gian đó cơ quan báo chí này đã được ghi là loại “{kind}”. Xin sửa khoảng thời gian.",
        "For those days the outlet is already recorded as “{kind}”. Please correct the dates.",
    ),
    "outlet.no_province": (
        "Không có tỉnh, thành phố nào tên “{name}”. Xin chọn một tên trong danh sách.",
        "There is no province named “{name}”. Please choose a name from the list.",
    ),
    "outlet.name_missing": (
        "Xin nhập tên cơ quan báo chí.",
        "Please enter the outlet's name.",
    ),
    "outlet.name_too_long": (
        "Tên dài {length} ký tự, quá mức {limit}. Xin rút gọn.",
        "The name has {length} characters, over the limit of {limit}. Please shorten it.",
    ),
    "outlet.name_known": (
        "Tên “{name}” đã thuộc về {outlet}. Xin dùng mục đó hoặc nhập tên khác.",
        "The name “{name}” belongs to {outlet} already. Please use that entry or another name.",
    ),
    "outlet.ref_taken": (
        "Mã “{ref}” đã có. Xin chọn mã khác.",
        "The reference “{ref}” is taken. Please choose another.",
    ),
    "outlet.host_known": (
        "Tên miền {host} đã thuộc về {outlet}. Xin kiểm tra lại.",
        "The host {host} belongs to {outlet} already. Please check it.",
    ),
    "outlet.host_unknown": (
        "{outlet} chưa có tên miền {host}. Xin thêm tên miền đó trước.",
        "{outlet} has no host {host}. Please add that host first.",
    ),
    "outlet.kept_by_owner": (
        "{outlet} do cơ quan chủ quản quản lý. Xin đề nghị cơ quan đó sửa.",
        "{outlet} is kept by its owner. Please ask them for the change.",
    ),
    "outlet.owner_is_another": (
        "Chỉ có thể ghi cơ quan của mình làm chủ quản, không ghi thay {owner}.",
        "You can name only your own organisation as owner, not {owner}.",
    ),
    "outlet.no_such": (
        "Không có cơ quan báo chí mã “{ref}”. Xin xem danh sách cơ quan báo chí.",
        "There is no outlet “{ref}”. Please see the list of outlets.",
    ),
    "watch.reason_missing": (
        "Xin ghi lý do theo dõi: mã chương trình nêu tên cơ quan báo chí này.",
        "Please give the reason to follow it: the reference of the programme that names the outlet.",
    ),
    "watch.of_another_house": (
        "Việc theo dõi {outlet} do cơ quan khác đặt, hoặc do chương trình của họ nêu tên. "
        "Xin nhờ cơ quan ấy ngừng.",
        "Another organisation follows {outlet}, or a programme of theirs names it. "
        "Please ask them to end it.",
    ),
    "source.of_another_house": (
        "Nguồn này của {outlet} do cơ quan khác ghi. Xin nhờ cơ quan ấy bỏ.",
        "Another organisation wrote down this source of {outlet}. Please ask them to drop it.",
    ),
    "source.outlet_has_no_host": (
        "{outlet} chưa có tên miền, nên chưa biết trang nào là của cơ quan này. Xin thêm tên miền trước.",
        "{outlet} has no host yet, so nobody can tell which pages are its own. Please add the host first.",
    ),
    "source.known": (
        "Nguồn {address} đã có trong danh sách.",
        "The source {address} is on the list already.",
    ),
    "source.no_such": (
        "Không có nguồn {address}. Xin xem danh sách nguồn của cơ quan báo chí.",
        "There is no source {address}. Please see the outlet's list of sources.",
    ),
    "found_page.wrong_state": (
        "Trang đang ở trạng thái “{state}” nên không làm được bước này. Xin tải lại danh sách.",
        "The page is “{state}”, so this step is not open. Please load the list again.",
    ),
    "found.no_address": (
        "Trang in hoặc buổi phát không có địa chỉ để tải lại. Xin xem bản chụp.",
        "A printed page or a broadcast has no address to fetch. Please see the scan.",
    ),
    "found.no_such": (
        "Không có trang số {page}. Xin xem danh sách trang đã tìm thấy.",
        "There is no page {page}. Please see the list of pages found.",
    ),
    "found.not_read": (
        "Chưa có tiêu đề của trang này (tình trạng: {state}). Xin tải lại trang rồi ghi.",
        "The title of this page is not at hand ({state}). Please fetch the page again first.",
    ),
    "found.title_missing": (
        "Xin nhập tiêu đề như đã in hoặc đã phát.",
        "Please enter the title as printed or announced.",
    ),
    "found.issue_missing": (
        "Xin nhập số báo, ví dụ “Số 905”.",
        "Please enter the number of the issue, such as “905”.",
    ),
    "found.programme_missing": (
        "Xin nhập tên chương trình phát sóng.",
        "Please enter the name of the broadcast programme.",
    ),
    "found.minute_unreadable": (
        "Không đọc được giờ phát “{minute}”. Xin viết như 19:05.",
        "The minute “{minute}” cannot be read. Please write it like 19:05.",
    ),
    "found.hash_unreadable": (
        "“{given}” không phải mã SHA-256 (64 chữ số thập lục phân). Xin kiểm tra lại.",
        "“{given}” is not a SHA-256 (64 hexadecimal digits). Please check it.",
    ),
    "found.too_long": (
        "Mục này dài {length} ký tự, quá mức {limit}. Xin rút gọn.",
        "This entry has {length} characters, over the limit of {limit}. Please shorten it.",
    ),
    "found.in_the_future": (
        "Ngày {day} chưa tới. Xin nhập ngày đã đăng hoặc đã phát.",
        "The day {day} has not come yet. Please enter the day it appeared.",
    ),
    "found.scan_kind_unknown": (
        "Tệp {name} không phải PDF, PNG hay JPEG. Xin chọn bản chụp khác.",
        "The file {name} is not a PDF, PNG or JPEG. Please choose another scan.",
    ),
    "found.scan_too_large": (
        "Tệp {name} có {size} byte, quá mức {limit}. Xin nén hoặc chụp lại nhỏ hơn.",
        "The file {name} has {size} bytes, over the limit of {limit}. Please make a smaller scan.",
    ),
    "found.list_empty": (
        "Danh sách chưa có địa chỉ nào. Xin dán mỗi địa chỉ một dòng.",
        "The list holds no address. Please paste one address a line.",
    ),
    "found.list_too_long": (
        "Danh sách có {count} địa chỉ, quá mức {limit} một lần. Xin chia nhỏ.",
        "The list holds {count} addresses, over the limit of {limit} at once. Please divide it.",
    ),
    "press.site_waits": (
        "Phần mềm đang tạm ngừng truy cập máy chủ {host}; lần quét sau sẽ thử lại.",
        "The server {host} is not being asked for a while; a later sweep will try again.",
    ),
    "press.site_busy": (
        "Máy chủ {host} báo bận ({status}); lần quét sau sẽ thử lại.",
        "The server {host} is busy ({status}); a later sweep will try again.",
    ),
    "press.robots_forbid": (
        "{host} đề nghị không đọc trang này bằng máy (robots.txt). Xin nhập bằng tay nếu cần.",
        "{host} asks that no program reads this page (robots.txt). Please enter it by hand if needed.",
    ),
    "press.source_answered": (
        "Nguồn trả lời mã {status}. Xin kiểm tra địa chỉ của nguồn.",
        "The source answered {status}. Please check its address.",
    ),
    "press.page_gone": (
        "Trang không còn ở địa chỉ này (mã {status}).",
        "The page is no longer at this address ({status}).",
    ),
    "press.page_answered": (
        "Trang trả lời mã {status}.",
        "The page answered {status}.",
    ),
    "press.led_elsewhere": (
        "Địa chỉ này dẫn sang {host}, không phải tên miền của cơ quan báo chí này.",
        "The address leads to {host}, which is not a host of this outlet.",
    ),
    "press.no_article": (
        "Trang này không có bài viết: có thể là trang chuyên mục, trang ảnh hoặc video.",
        "There is no article on this page: it may be a section, a gallery or a video.",
    ),
    "press.never_compared": (
        "Văn bản đã hết hạn giữ trước khi được đối chiếu. Có thể tải lại trang.",
        "The text's time was over before it was compared. The page can be fetched again.",
    ),
}
