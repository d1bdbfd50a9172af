"""Sentences for the refusals of the papers' room."""

SENTENCES = {
    "papers.number_given": (
        "Văn bản này đã có số. Xin tải lại trang để xem số đã ghi.",
        "This paper has its number already. Please load the page again to see it.",
    ),
    "papers.number_taken": (
        "Số {number}-{notation} đã cấp cho văn bản khác trong năm {year}. Xin kiểm tra sổ văn thư.",
        "Number {number}-{notation} was given to another paper in {year}. "
        "Please look in the register.",
    ),
}
