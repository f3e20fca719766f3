from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.engine import Answers
from locales import LOCALES

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"

TOPICS = {
    "1.4": (
        "# 1.4 สมุดรายชื่อในเครื่อง",
        "เก็บเบอร์เพื่อนในเครื่องไหม|แอปดึงสมุดโทรศัพท์ไปหรือเปล่า|รายชื่อในมือถือถูกเก็บไหม|ดูดคอนแทคเหรอ|"
        "บริษัทได้เบอร์เพื่อนในเครื่องไปไหม|does the app read my phone contacts|contacts ในเครื่องโดนดูดไหม",
    ),
    "1.5": (
        "# 1.5 ปฏิทิน",
        "เก็บข้อมูลปฏิทินไหม|แอปเห็นตารางนัดหมายหรือเปล่า|ปฏิทินในเครื่องถูกอ่านไหม|นัดประชุมของฉันบริษัทรู้ไหม|"
        "do you read my calendar|ปฏิทินของหนูโดนเก็บด้วยเหรอ",
    ),
    "6.2-deletion": (
        "# 6.2 สิทธิขอลบข้อมูล",
        "มีสิทธิขอลบข้อมูลไหม|นโยบายให้ลบข้อมูลได้หรือเปล่า|ขอลบข้อมูลได้ในกรณีไหน|เงื่อนไขการขอลบคืออะไร|"
        "can I ask for my data to be deleted|สิทธิลบข้อมูลมีไหมตามนโยบาย",
    ),
    "do-deletion": (
        "# do:deletion ลบข้อมูล",
        "ลบข้อมูลของผมให้หน่อยครับ|ช่วยลบข้อมูลออกให้หมด|ต้องการให้ลบข้อมูลทั้งหมดเดี๋ยวนี้|เอาข้อมูลหนูออกไปเลย|"
        "delete all my data now please|ขอลบข้อมูลทั้งหมดของฉันทันที",
    ),
    "none-retention": (
        "# none เก็บไว้นานเท่าไร",
        "เก็บข้อมูลไว้นานแค่ไหน|เก็บไว้กี่ปี|ระยะเวลาในการเก็บข้อมูล|ข้อมูลอยู่กับบริษัทนานเท่าไร|how long do you keep it",
    ),
    "none-unrelated": (
        "# none เรื่องอื่น",
        "วันนี้อากาศเป็นยังไง|ขอสูตรผัดไทย|หวยออกอะไร|เล่าเรื่องตลกหน่อย|what is the weather|ใครแชมป์บอลโลก",
    ),
    "chat-greeting": ("# chat:greeting ทักทาย", "สวัสดีครับ|หวัดดี|ดีจ้า|hello|มีใครอยู่ไหม"),
}


def write_bank(root: Path) -> Path:
    """A small bank of seven topics below `root`, with the real policy."""
    questions = root / "th" / "questions"
    questions.mkdir(parents=True)
    (root / "en" / "questions").mkdir(parents=True)
    for id, (heading, phrases) in TOPICS.items():
        lines = [
            heading,
            "## คำตอบ",
            f"คำตอบของ {id}",
            "## ปุ่ม",
            "- do:deletion" if id.startswith("6") else "",
            "## คำถาม",
        ]
        lines += [f"- {phrase}" for phrase in phrases.split("|")]
        (questions / f"{id}.md").write_text("\n".join(lines), encoding="utf-8")
    (root / "th" / "policy.md").write_text(
        (LOCALES / "th" / "policy.md").read_text("utf-8"), encoding="utf-8"
    )
    return root


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "locales")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return Answers.load(write_bank(tmp_path_factory.mktemp("bank")))


@pytest.fixture(scope="session")
def real() -> Answers:
    answers = Answers.load(LOCALES)
    assert answers.model.trained, "the weights beside the bank are missing or of another make"
    return answers
