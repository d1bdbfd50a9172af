"""Sentences for the refusals of the royalties room."""

SENTENCES = {
    "royalty.no_norm": (
        "Chưa có định mức, mức lương cơ sở hoặc quy định thuế cho ngày {day}. Xin bổ sung vào bảng định mức.",
        "There is no norm, base salary or tax rule for {day}. Please add it to the norm table.",
    ),
    "royalty.no_such_norm": (
        "Không có mục định mức “{kind}” nào từ ngày {day}. Xin xem trang Định mức nhuận bút.",
        "There is no norm “{kind}” from {day} on. Please look at the page of norms.",
    ),
    "royalty.document_missing": (
        "Xin ghi đã đối chiếu với văn bản nào: số, ký hiệu, ngày, bản lấy ở đâu.",
        "Please say which paper it was held against: number, symbol, day, and where the copy is from.",
    ),
    "royalty.norm_checked": (
        "{name} đã đối chiếu mục này rồi. Xin tải lại trang.",
        "{name} has checked this norm already. Please load the page again.",
    ),
    "royalty.norm_unchecked": (
        "Chưa trả được bảng kê {ref}: chưa ai của tòa soạn đối chiếu với văn bản: {sources}. Xin đối chiếu ở trang Định mức nhuận bút, rồi trả.",
        "Statement {ref} cannot be paid yet: nobody of the house has held these against their paper: {sources}. Please do so on the page of norms, then pay.",
    ),
    "royalty.coefficient_out_of_range": (
        "Hệ số {given} không hợp lệ: phải lớn hơn 0 và không quá {most} cho nhóm này. Xin nhập "
        "lại.",
        "The coefficient {given} is out of range: it must be above 0 and at most {most} in this "
        "group. Please enter it again.",
    ),
    "royalty.multiplier_out_of_range": (
        "Hệ số nhân phải lớn hơn 0 và không quá {most}. Xin nhập lại.",
        "The multiplier must be above 0 and at most {most}. Please enter it again.",
    ),
    "royalty.multiplier_unexplained": (
        "Xin ghi lý do nhân thêm (ví dụ: số Tết, vùng khó khăn).",
        "Please say why it is multiplied (an issue for Tết, a hard place to reach).",
    ),
    "royalty.shares_not_whole": (
        "Phần của các tác giả phải lớn hơn 0 và cộng lại bằng 100, hiện là {sum}. Xin sửa lại.",
        "The shares of the authors must be above 0 and make 100; they make {sum}. Please correct "
        "them.",
    ),
    "royalty.day_unknown": (
        "Lần đăng {ref} chưa có ngày chính xác nên chưa tính được. Xin bổ sung ngày đăng.",
        "The day of publication {ref} is not exactly known, so nothing can be calculated. Please "
        "add the day.",
    ),
    "royalty.group_missing": (
        "Thể loại của bài không có sẵn nhóm định mức. Xin chọn một nhóm: {known}.",
        "The genre of the piece has no group of its own. Please choose one: {known}.",
    ),
    "royalty.author_missing": (
        "Xin ghi tên tác giả.",
        "Please name the authors.",
    ),
    "royalty.reckoned_already": (
        "Lần đăng {ref} đã được tính nhuận bút. Muốn tính lại, xin gỡ khoản cũ trước.",
        "Publication {ref} was calculated already. To calculate it anew, please remove the old "
        "entry first.",
    ),
    "royalty.on_a_statement": (
        "Khoản {ref} đã nằm trong bảng kê hoặc đã gỡ. Xin hủy bảng kê trước.",
        "Entry {ref} is on a statement or was removed. Please void the statement first.",
    ),
    "statement.wrong_state": (
        "Bảng kê đang ở bước “{state}” nên chưa thể thực hiện “{move}”. Xin tải lại trang.",
        "The statement is at “{state}”, so “{move}” is not open. Please load the page again.",
    ),
    "statement.changed_meanwhile": (
        "Bảng kê {ref} vừa được người khác xử lý. Xin tải lại trang.",
        "Somebody else just changed statement {ref}. Please load the page again.",
    ),
    "statement.nothing_open": (
        "{name} không có khoản nào chưa lập bảng kê trong tháng {month}/{year}.",
        "{name} has nothing open for {month}/{year}.",
    ),
    "statement.own": (
        "Không ai tự duyệt nhuận bút của mình. Xin để lãnh đạo khác duyệt.",
        "Nobody approves royalties for themselves. Please let another leader do it.",
    ),
    "statement.paid_before_publication": (
        "Ngày trả sớm hơn tháng đăng của bảng kê {ref}. Xin kiểm tra ngày.",
        "The day of payment lies before the month of statement {ref}. Please check the day.",
    ),
    "statement.no_such_author": (
        "Không có tác giả “{name}” trong danh sách chi trả. Các tên: {known}.",
        "There is no author “{name}” among those paid. The names are: {known}.",
    ),
}
