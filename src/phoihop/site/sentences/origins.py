"""Sentences for the refusals of linking a publication to its manuscript."""

SENTENCES = {
    "origin.linked_already": (
        "Bản thảo hoặc lần đăng {ref} đã được gắn rồi. Xin tải lại trang.",
        "The manuscript or publication {ref} is linked already. Please load the page again.",
    ),
    "origin.foreign": (
        "Lần đăng {ref} không thuộc tòa soạn này hoặc đã gắn với bản thảo khác.",
        "Publication {ref} is not this publisher's, or belongs to another manuscript.",
    ),
}
