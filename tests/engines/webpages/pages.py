"""Invented pages of invented outlets, built for one test each. All names are fictional."""

PARAGRAPHS = (
    "Sáng nay, tại xã Đồi Chè, hội nông dân xã mở lớp hướng dẫn bà con cách chăm sóc chè theo "
    "hướng hữu cơ, với sự tham gia của hơn bốn mươi hộ gia đình trong vùng.",
    "Theo ban tổ chức, lớp học kéo dài ba buổi, gồm phần lý thuyết tại nhà văn hóa và phần thực "
    "hành ngay trên nương chè của hai hộ tự nguyện làm mẫu cho cả xóm.",
    "Sau lớp học, mỗi hộ sẽ ghi nhật ký chăm sóc trong sáu tháng; cuối vụ, bà con gặp lại nhau để "
    "so sánh sản lượng, chất lượng búp và chi phí trước khi quyết định mở rộng.",
)
SAPO = "Hơn bốn mươi hộ trồng chè của xã Đồi Chè bắt đầu học cách làm chè hữu cơ từ sáng nay."
TITLE = "Nông dân Đồi Chè học làm chè hữu cơ"
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(
    *,
    head: str = "",
    above: str = "",
    beside: str = "",
    body: str = BODY,
    below: str = "",
    title: str = TITLE,
) -> str:
    """A page of an invented outlet with the given pieces in their places."""
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{title} - Báo Đồi Chè</title>{head}</head><body>
<header>{above}<nav><a href="/">Trang chủ</a><a href="/thoi-su">Thời sự</a></nav></header>
<div class="trang"><div class="bai"><h1>{title}</h1>{beside}<h2 class="sapo">{SAPO}</h2>
<div class="noi-dung">{body}</div>{below}</div>
<div class="ben-phai"><ul><li><a href="/1">Một bài khác rất đáng đọc trong ngày hôm nay</a></li>
<li><a href="/2">Thêm một bài khác nữa mà ai cũng nên xem qua một lần</a></li></ul></div></div>
<footer><p>Cơ quan chủ quản: Hội Đồi Chè. Giấy phép số 1 cấp ngày 1/1/2001.</p></footer>
</body></html>"""


def told(**facts: str) -> str:
    """JSON-LD of an article with further facts as raw JSON values."""
    more = "".join(f', "{name}": {value}' for name, value in facts.items())
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "{TITLE}"{more}}}</script>'
    )
