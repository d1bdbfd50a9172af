"""Sentences for the refusals of the parties' room."""

SENTENCES = {
    "parties.no_such_member": (
        "Không có thành viên nào tên “{ref}”. Xin chọn một trong: {known}.",
        "There is no member “{ref}”. Please choose one of: {known}.",
    ),
    "parties.bad_ref": (
        "“{ref}” không dùng làm mã được. Xin dùng chữ thường không dấu, số và dấu gạch nối, tối đa 60 ký tự.",
        "“{ref}” cannot be a reference. Please use lower-case letters without marks, digits and hyphens, up to 60.",
    ),
    "parties.ref_taken": (
        "Mã “{ref}” đã có người dùng. Xin chọn mã khác.",
        "The reference “{ref}” is taken. Please choose another.",
    ),
    "parties.name_missing": (
        "Chưa có tên. Xin nhập tên.",
        "The name is missing. Please enter it.",
    ),
    "parties.title_missing": (
        "Chưa có chức danh. Xin nhập chức danh đúng như in trên văn bản.",
        "The title is missing. Please enter it as printed on the paper.",
    ),
    "parties.name_twice": (
        "Tên “{name}” đã được ghi cho tổ chức này. Xin xem lại danh sách tên.",
        "The name “{name}” is recorded for this organisation already. Please look at its names.",
    ),
    "parties.kept_by_others": (
        "“{ref}” do quản trị của cơ quan khác giữ. Xin nhờ quản trị của cơ quan ấy ghi.",
        "“{ref}” is kept by the administrator of another organisation. Please ask them to record it.",
    ),
    "parties.circle": (
        "“{ref}” không thể trực thuộc hoặc kế tục “{parent}”: quan hệ sẽ thành vòng khép kín. "
        "Xin chọn tổ chức khác.",
        "“{ref}” cannot stand under or go on in “{parent}”: that would lead back to itself. "
        "Please choose another organisation.",
    ),
    "parties.place_needs_a_day": (
        "“{ref}” đang trực thuộc nơi khác. Xin nhập ngày bắt đầu trực thuộc nơi mới.",
        "“{ref}” stands under another organisation now. Please enter the day the new place begins.",
    ),
    "parties.succession_twice": (
        "Việc kế tục này của “{ref}” đã được ghi. Xin xem lại danh sách.",
        "This succession of “{ref}” is recorded already. Please look at the list.",
    ),
    "parties.founded_already": (
        "Phần mềm đã có thành viên. Xin nhờ người quản trị hiện tại thêm tổ chức và thành viên "
        "mới.",
        "There are members already. Please ask an administrator to add the organisation and its members.",
    ),
    "parties.last_administrator": (
        "“{ref}” là quản trị cuối cùng của cơ quan. Xin cử người quản trị khác trước.",
        "“{ref}” is the last administrator of its organisation. Please appoint another one first.",
    ),
    "file.unreadable": (
        "Không mở được tệp {path} ({why}). Xin kiểm tra đường dẫn.",
        "The file {path} cannot be opened ({why}). Please check the path.",
    ),
    "file.mistakes": (
        "Tệp có {count} chỗ cần sửa nên chưa lưu gì. Xin sửa các chỗ đã nêu rồi nhập lại.",
        "The file has {count} mistakes, so nothing was stored. Please correct them and import it again.",
    ),
}
