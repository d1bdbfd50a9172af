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
        "{outlet} do cơ quan chủ quản của nó giữ. Xin đề nghị họ sửa.",
        "{outlet} is kept by its owner. Please ask them for the change.",
    ),
    "outlet.owner_is_another": (
        "Chỉ có thể ghi cơ quan của mình làm chủ quản, không ghi thay {owner}.",
        "One can name only one's own house as owner, not {owner}.",
    ),
}
