"""Sentences for the refusals of the desk."""

SENTENCES: dict[str, tuple[str, str]] = {
    "trail.shared_side": (
        "Nhật ký của {ref} có cả việc của cơ quan khác cùng phía nên không xuất trọn vẹn được. Xin xem phần của cơ quan mình trên trang nhật ký.",
        "The trail of {ref} also tells of another party of your side, so it cannot be exported whole. Please read your own part on the page of the trail.",
    ),
}
