"""Sentences for the refusals of the trail."""

SENTENCES = {
    "audit.no_such_chain": (
        "Nhật ký không có chuỗi nào tên “{chain}”. Xin kiểm tra lại ký hiệu chương trình, "
        "hoặc gọi “audit verify” để xem mọi chuỗi.",
        "The trail has no chain named “{chain}”. Please check the programme's reference, "
        "or run “audit verify” to see every chain.",
    ),
}
