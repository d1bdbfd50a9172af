"""How long papers, sheets and tables take. Run: ``PYTHONPATH=src python benchmarks/papers.py``.

The 12-page contract, the acceptance schedule of 300 lines and the review with charts are the
sizes that a year of cooperation brings; the contract is also signed by two people and two
organisations, and verified. Each figure is the best of five after one warm-up.
"""

import io
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from papers_signed import signing_rows
from phoihop.engines.tables.reading import read_table
from phoihop.engines.typesetting.charts import PAPER, grouped_bars, ledger_bar
from phoihop.engines.typesetting.docx import render_docx
from phoihop.engines.typesetting.papers import (
    Block,
    Column,
    Figure,
    Heading,
    OrganBlock,
    Paper,
    Paragraph,
    SignatureBlock,
    Table,
)
from phoihop.engines.typesetting.pdf import render_pdf
from phoihop.engines.typesetting.workbook import Sheet, SheetColumn, write_xlsx

SENTENCE = "Hai bên phối hợp tuyên truyền các cách làm hay, mô hình mới trong tỉnh. "
SIGNED = [
    SignatureBlock(["TM. Ban Tuyên giáo"], "Trưởng ban", "Nguyễn Văn Mẫu", "Đại diện Bên A"),
    SignatureBlock(["KT. Tổng Biên tập"], "Phó Tổng Biên tập", "Trần Thị Ví Dụ", "Đại diện Bên B"),
]


def paper(blocks: list[Block]) -> Paper:
    """A sample paper around ``blocks``."""
    organ = OrganBlock("Cơ quan chủ quản", "Tạp chí Ví dụ")
    return Paper(
        "decree-30", "Hợp đồng", "Về công tác tuyên truyền năm 2017", organ, notation="HĐ-TCVD",
        place="Thái Nguyên", dated_on=date(2017, 2, 5), blocks=blocks, signatures=SIGNED,
        recipients=["Như trên"], sample=True, footer_hash="ab" * 32,
    )  # fmt: skip


def contract() -> Paper:
    """Twelve pages: articles of running text and two price tables."""
    blocks: list[Block] = []
    for article in range(1, 23):
        blocks.append(Heading(f"Điều {article}. Nội dung phối hợp", 2))
        blocks += [Paragraph(SENTENCE * 7) for _ in range(2)]
    return paper([*blocks, schedule(40)])


def schedule(rows: int) -> Table:
    """A schedule of publications."""
    columns = [Column("STT", 0.5, "center"), Column("Tác phẩm", 3), Column("Ngày đăng", 1.2),
               Column("Thành tiền", 1.3, "right")]  # fmt: skip
    lines = [
        [str(n), f"{SENTENCE[:60]} {n}", date(2017, 3, n % 28 + 1), 3_250_000]
        for n in range(1, rows + 1)
    ]
    return Table(columns, lines, [["", "Cộng", None, 3_250_000 * rows]])


def review() -> Paper:
    """Twenty ledger bars and a comparison."""
    steps = [("Ký", 24), ("Kế hoạch", 18), ("Đã đăng", 12), ("Nghiệm thu", 9)]
    bars = [
        Figure(ledger_bar(steps, 24, title=f"Dòng {n}", look=PAPER), f"Dòng {n}") for n in range(20)
    ]
    groups = [f"Chủ đề {n}" for n in range(12)]
    compared = grouped_bars(
        groups, [("Cam kết", [24] * 12), ("Đã đăng", list(range(12)))], title="So sánh", look=PAPER
    )
    return paper([*bars, Figure(compared, "So sánh")])


def sheet(rows: int) -> bytes:
    """A workbook with ``rows`` lines of six columns."""
    names = ("STT", "Tác phẩm", "Địa chỉ", "Ngày", "Tiền", "Tác giả")
    lines = [
        [n, f"{SENTENCE} {n}", f"https://bao.example/{n}", date(2017, 3, 1), 3_250_000, f"T{n % 9}"]
        for n in range(rows)
    ]  # fmt: skip
    return write_xlsx([Sheet("Bảng kê", [SheetColumn(name) for name in names], lines)])


def csv_text(rows: int) -> bytes:
    """The same as CSV."""
    lines = (f'{n},"{SENTENCE} {n}",https://bao.example/{n},1/3/2017\n' for n in range(rows))
    return ("STT,Tác phẩm,Địa chỉ,Ngày\n" + "".join(lines)).encode()


def read_all(path: Path) -> int:
    """Read every row of a file."""
    with read_table(path, filename=path.name) as table:
        return sum(1 for _ in table.rows)


def best(work: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the least of ``times`` runs after a warm-up."""
    work()
    walls, processors = [], []
    for _ in range(times):
        start, busy = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - start)
        processors.append(time.process_time() - busy)
    return min(walls), min(processors)


def main() -> None:
    """Print the table."""
    start, busy = time.perf_counter(), time.process_time()
    made = render_pdf(contract())
    cold = (time.perf_counter() - start, time.process_time() - busy)
    pages = len(PdfReader(io.BytesIO(made)).pages)
    accepted = paper([schedule(300)])
    rows = [(f"PDF, contract of {pages} pages, first in the process", cold)]
    rows.append((f"PDF, contract of {pages} pages", best(lambda: render_pdf(contract()))))
    rows.append(("PDF, acceptance with 300 lines", best(lambda: render_pdf(accepted))))
    rows.append(("PDF, review with 21 charts", best(lambda: render_pdf(review()))))
    rows += signing_rows(contract(), pages, best)
    rows.append((f"DOCX, contract of {pages} pages", best(lambda: render_docx(contract()))))
    rows.append(("DOCX, acceptance with 300 lines", best(lambda: render_docx(accepted))))
    rows.append(("XLSX, 300 lines", best(lambda: sheet(300))))
    with TemporaryDirectory() as folder:
        book, text = Path(folder) / "a.xlsx", Path(folder) / "a.csv"
        written = best(lambda: book.write_bytes(sheet(20_000)), 1)
        rows.append(("XLSX, 20,000 lines written", written))
        text.write_bytes(csv_text(100_000))
        rows.append(("XLSX, 20,000 lines read", best(lambda: read_all(book), 2)))
        rows.append(("CSV, 100,000 lines read", best(lambda: read_all(text), 2)))
    print("| what | seconds by the clock | of the processor |\n|---|---:|---:|")
    for name, (wall, processor) in rows:
        print(f"| {name} | {wall:.3f} | {processor:.3f} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory of the process {peak:.0f} MB, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
