"""What the values of this room are called on screen and on paper."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.law.money import Rounding, VatMode
from phoihop.programmes.gates import CounterReason, Gate
from phoihop.programmes.rules import (
    AnnexReason,
    Cadence,
    Capacity,
    DocumentFate,
    DocumentKind,
    EarlyRule,
    EvidenceLevel,
    FundingMode,
    Genre,
    InstrumentKind,
    ObligationKind,
    PaperState,
)

PAPER_STATES = {
    PaperState.DRAFT: _("Dự thảo"),
    PaperState.OFFERED: _("Chờ ký"),
    PaperState.SIGNED: _("Đã ký"),
    PaperState.CLOSED: _("Đã kết thúc"),
    PaperState.WITHDRAWN: _("Đã rút"),
}

OBLIGATION_KINDS = {
    ObligationKind.PUBLISH: _("Đăng, phát"),
    ObligationKind.AUTHOR: _("Viết bài"),
    ObligationKind.FACILITATE: _("Tạo điều kiện tác nghiệp"),
    ObligationKind.INFORM: _("Cung cấp thông tin theo yêu cầu"),
    ObligationKind.BRIEF: _("Thông tin định kỳ"),
    ObligationKind.ACTIVITY: _("Hoạt động phối hợp"),
    ObligationKind.SUBSCRIBE: _("Đặt mua, phát hành"),
    ObligationKind.VERIFY: _("Xác minh, phản hồi"),
    ObligationKind.REVIEW: _("Sơ kết, rút kinh nghiệm"),
    ObligationKind.PAY: _("Thanh toán"),
}

GENRES = {
    Genre.NEWS_ITEM: _("Tin"),
    Genre.ARTICLE: pgettext_lazy("genre", "Bài"),
    Genre.THEORY_ARTICLE: _("Bài lý luận"),
    Genre.REPORTAGE: _("Phóng sự"),
    Genre.INTERVIEW: _("Phỏng vấn"),
    Genre.PHOTO: _("Ảnh"),
    Genre.VIDEO: _("Video"),
    Genre.SPECIAL_PAGE: _("Chuyên trang"),
    Genre.SPECIAL_ISSUE: _("Chuyên đề"),
    Genre.TALK_SHOW: _("Tọa đàm"),
    Genre.CONFERENCE: _("Hội thảo"),
}

CADENCES = {
    Cadence.YEARLY: _("Mỗi năm"),
    Cadence.WHOLE: _("Cả chương trình"),
}

INSTRUMENT_KINDS = {
    InstrumentKind.CONTRACT: _("Hợp đồng"),
    InstrumentKind.PLAN: _("Kế hoạch"),
    InstrumentKind.YEARLY_PROGRAMME: _("Chương trình năm"),
    InstrumentKind.AGREEMENT: _("Thỏa thuận"),
}

FUNDING_MODES = {
    FundingMode.ASSIGNED: _("Giao nhiệm vụ"),
    FundingMode.ORDER: _("Đặt hàng"),
    FundingMode.TENDER: _("Đấu thầu"),
    FundingMode.SERVICE: _("Hợp đồng dịch vụ"),
    FundingMode.NONE: _("Không có kinh phí"),
}

CAPACITIES = {
    Capacity.OWN: _("Ký trực tiếp"),
    Capacity.ON_BEHALF: _("TM. (thay mặt)"),
    Capacity.FOR_HEAD: _("KT. (ký thay)"),
    Capacity.BY_ORDER: _("TL. (thừa lệnh)"),
    Capacity.BY_MANDATE: _("TUQ. (thừa ủy quyền)"),
}

EARLY_RULES = {
    EarlyRule.REFUSED: _("Không tính bài đăng trước ngày ký"),
    EarlyRule.FROM_EFFECTIVE: _("Tính từ ngày văn bản có hiệu lực"),
    EarlyRule.FROM_DATE: _("Tính từ ngày ghi trong văn bản"),
}

DOCUMENT_KINDS = {
    DocumentKind.RESOLUTION: _("Nghị quyết"),
    DocumentKind.DIRECTIVE: _("Chỉ thị"),
    DocumentKind.CONCLUSION: _("Kết luận"),
    DocumentKind.DECISION: _("Quyết định"),
    DocumentKind.DECREE: _("Nghị định"),
    DocumentKind.CIRCULAR: _("Thông tư"),
    DocumentKind.REGULATION: _("Quy định"),
    DocumentKind.GUIDELINE: _("Hướng dẫn"),
    DocumentKind.DISPATCH: _("Công văn"),
    DocumentKind.LAW: _("Luật"),
    DocumentKind.PLAN: _("Kế hoạch"),
    DocumentKind.PROGRAMME: _("Chương trình"),
    DocumentKind.OTHER: _("Văn bản khác"),
}

EVIDENCE_LEVELS = {
    EvidenceLevel.NONE: _("Không yêu cầu"),
    EvidenceLevel.LINK: _("Đường dẫn"),
    EvidenceLevel.TEXT: _("Toàn văn đã lưu"),
    EvidenceLevel.PAGE_FILE: _("Tệp trang đã lưu"),
    EvidenceLevel.SEALED: _("Đã niêm phong"),
    EvidenceLevel.WITNESSED: _("Hai bên cùng thấy"),
}

ANNEX_REASONS = {
    AnnexReason.MORE_WORK: _("Tăng khối lượng"),
    AnnexReason.LESS_WORK: _("Giảm khối lượng"),
    AnnexReason.SUBSTITUTION: _("Thay thế sản phẩm"),
    AnnexReason.PRICE: _("Điều chỉnh đơn giá"),
    AnnexReason.DOCUMENT_SUPERSEDED: _("Văn bản tham chiếu được thay thế"),
    AnnexReason.MISTAKE: _("Sửa sai sót"),
    AnnexReason.EARLY_END: _("Kết thúc sớm"),
    AnnexReason.OTHER: _("Lý do khác"),
}

VAT_MODES = {
    VatMode.NONE: _("Không chịu thuế GTGT"),
    VatMode.INCLUDED: _("Giá đã gồm thuế GTGT"),
    VatMode.ADDED: _("Giá chưa gồm thuế GTGT"),
}

ROUNDINGS = {
    Rounding.HALF_UP: _("Làm tròn, từ 0,5 đồng trở lên tính là 1 đồng"),
    Rounding.HALF_EVEN: _("Làm tròn, đúng 0,5 đồng thì về số chẵn"),
    Rounding.DOWN: _("Bỏ phần lẻ dưới một đồng"),
}

PAPER_TONES = {
    PaperState.DRAFT: "idle",
    PaperState.OFFERED: "wait",
    PaperState.SIGNED: "good",
    PaperState.CLOSED: "idle",
    PaperState.WITHDRAWN: "bad",
}
"""The tones of ``state_badge``."""

GATES = {
    Gate.PREPARED: _("Thống nhất nội dung"),
    Gate.CHECKED: _("Kiểm tra văn bản"),
    Gate.APPROVED: _("Duyệt"),
    Gate.SIGNED: _("Ký"),
}

GATE_TURNS = {
    Gate.PREPARED: _("Đến lượt trả lời"),
    Gate.CHECKED: _("Đến lượt kiểm tra"),
    Gate.APPROVED: _("Đến lượt duyệt"),
    Gate.SIGNED: _("Đến lượt ký"),
}

COUNTER_REASONS = {
    CounterReason.QUANTITY: _("Số lượng"),
    CounterReason.PRICE: _("Đơn giá"),
    CounterReason.DATES: _("Thời gian, thời hạn"),
    CounterReason.THEME: _("Nội dung phối hợp"),
    CounterReason.OBLIGATION: _("Nghĩa vụ"),
    CounterReason.PARTY: _("Bên, người ký, đầu mối"),
    CounterReason.BASIS: _("Căn cứ"),
    CounterReason.WORDING: _("Câu chữ"),
    CounterReason.OTHER: _("Lý do khác"),
}
"""Why a side answers with another version."""

DOCUMENT_FATES = {
    DocumentFate.SUPERSEDED: _("được thay thế"),
    DocumentFate.REPEALED: _("bị bãi bỏ"),
    DocumentFate.IN_FORCE: _("vẫn còn hiệu lực"),
}

MOMENTS = {
    "none": _("Ngày này chưa có bản nào được gửi hay ký."),
    "offered": _("Chưa ký: đây là bản đang bàn vào ngày này."),
    "signed": _("Đã ký và còn hiệu lực."),
    "ended": _("Chương trình đã kết thúc."),
}
"""What a programme was on a day; see ``moment``."""
