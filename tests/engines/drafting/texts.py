"""Texts of our own in the style of signing reports and programme papers. Everybody is fictional."""

import os

EXAMPLES = int(os.environ.get("DRAFTING_EXAMPLES", "150"))
"""How often each property is tried; docs/draft-from-text.md tells of longer campaigns."""

REPORT = """Ký kết chương trình phối hợp tuyên truyền giữa Tỉnh ủy Hà Giang và Tạp chí Vùng Cao

Ngày 5-3-2018, tại thành phố Hà Giang, đại diện lãnh đạo Ban Tuyên giáo Tỉnh ủy và Ban Biên tập \
Tạp chí Vùng Cao \
đã ký kết chương trình phối hợp công tác tuyên truyền giữa Tỉnh ủy Hà Giang và Tạp chí Vùng \
Cao, giai đoạn 2018-2020, \
hợp đồng tuyên truyền năm 2018.

Theo chương trình, Tạp chí Vùng Cao sẽ đẩy mạnh tuyên truyền kết quả thực hiện Nghị quyết Đại \
hội lần thứ XII của Đảng \
cùng các Nghị quyết, Chỉ thị của Trung ương; việc thực hiện Chỉ thị 05 của Bộ Chính trị về học \
tập và làm theo Bác. \
Đồng thời chú trọng tuyên truyền những cách làm hay; các gương điển hình tiên tiến của tỉnh Hà \
Giang.

Phát biểu tại buổi lễ, đồng chí Nguyễn Văn Thử, Phó Bí thư Tỉnh ủy Hà Giang nhấn mạnh hai bên \
cần tổng kết thực tiễn, \
định hướng dư luận. Hằng năm hai bên gặp gỡ, rút kinh nghiệm để việc phối hợp hiệu quả hơn. \
Hà Giang sẽ viết bài lý luận về chiến lược phát triển của tỉnh; tạo điều kiện để phóng viên đi \
cơ sở. \
Những năm qua Tạp chí Vùng Cao đã đăng tải nhiều bài về tỉnh.

Trời hôm ấy nắng đẹp và đường lên thị trấn rất đông vui.
"""

PAPER = """CHƯƠNG TRÌNH PHỐI HỢP
công tác tuyên truyền giai đoạn 2024 - 2026
Thái Nguyên, ngày 09 tháng 01 năm 2024
BÊN A: ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN
Đại diện: Ông Trần Văn Mẫu, Phó Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên
BÊN B: BÁO ĐẤT CHÈ
Đại diện: Bà Lê Thị Thử, Tổng Biên tập Báo Đất Chè
Điều 1. Trách nhiệm của Bên A
- Cung cấp thông tin về tình hình kinh tế - xã hội của tỉnh;
- Tạo điều kiện để phóng viên tác nghiệp tại cơ sở;
- Thanh toán theo hợp đồng hằng năm.
Điều 2. Trách nhiệm của Bên B
- Đăng tải 24 tin, bài về chuyển đổi số mỗi năm;
- Đính chính khi có thông tin sai.
Điều 3. Hai bên sơ kết, tổng kết việc thực hiện, rút kinh nghiệm mỗi năm một lần.
"""

NO_AGREEMENT = """Sáng nay, các em học sinh của trường đã được tham gia buổi trồng cây trong \
khuôn viên.
Thầy cô và phụ huynh cùng chuẩn bị cây giống, dụng cụ; mỗi lớp nhận chăm sóc một hàng cây cho \
đến cuối năm học."""

ENGLISH = """The committee and the newspaper signed a three-year programme on Monday. Both \
sides will meet
every year, and reporters will be given access to every district of the region."""
