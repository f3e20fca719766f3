"""A stranger's words: readable, powerless."""

import pytest

from bot.mail.address import address, fits, sender
from bot.mail.defang import line, quoted_html, quoted_text, safe


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ขอดูข้อมูล น้ำ กี่ ปุ๊ ๆ", "ขอดูข้อมูล น้ำ กี่ ปุ๊ ๆ"),
        ("a\x00b\x1bc\x9bd\u200be", "abcde"),
        ("ก\r\nข\rค\u2028ง\u0085จ", "ก\nข\nค\nง\nจ"),
        ("\u202eevil\u2066x\ufeff", "[U+202E]evil[U+2066]x[U+FEFF]"),
        ("ก" + "\u0e49" * 40 + "ข", "ก" + "\u0e49" * 3 + "ข"),
        ("\ud800ก", "\ufffdก"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("https://evil.com/a.b?c=d", "hxxps://evil[.]com/a.b?c=d"),
        ("HTTP://Evil.Com", "hxxp://Evil[.]Com"),
        ("www.evil.rest/login", "www[.]evil[.]rest/login"),
        ("lin.ee/x evil.support.", "lin[.]ee/x evil[.]support."),
        ("a.a.a.a.a.a.a.a.a.a.a.evil.zip", "a[.]a[.]a[.]a[.]a[.]a[.]a[.]a[.]a[.]a[.]a[.]evil[.]zip"),
        ("\\\\evil.rest\\share", "\\ \\ evil[.]rest\\share"),
        ("Mr.Somchai U.S.A. v1.25 photo.jpg", "Mr.Somchai U.S.A. v1.25 photo.jpg"),
        ("ดูที่evil.comนะ", "ดูที่evil[.]comนะ"),
        ("www.evil.co.th และ t.me/x", "www[.]evil[.]co[.]th และ t[.]me/x"),
        ("ตัวอย่าง.ไทย evil。com", "ตัวอย่าง[.]ไทย evil[.]com"),
        ("ht\u200btps://evil.com", "hxxps://evil[.]com"),
        ("javascript:alert(1) ftp://a.b", "javascript[:]alert(1) ftp[:]//a[.]b"),
        ("https://user:pw@1.2.3.4/x", "hxxps://user:pw@1[.]2[.]3[.]4/x"),
        ("http://http://1.2.3.4/x", "hxxp://hxxp://1[.]2[.]3[.]4/x"),
        ("1http://1.2.3.4/ xhttps://1.2.3.4", "1hxxp://1[.]2[.]3[.]4/ xhxxps://1[.]2[.]3[.]4"),
        ("http:\\\\1.2.3.4", "hxxp:\\ \\ 1[.]2[.]3[.]4"),
        ("1mailto:x sip:x@y hotel:5", "1mailto[:]x sip[:]x@y hotel:5"),
        ("see...evil.com/x evil..com", "see...evil[.]com/x evil..com"),
        ("evil.xn--p1ai/x см.рф", "evil[.]xn--p1ai/x см[.]рф"),
        ("dr.link/x dr.link Dr.Link/x St.Com?x", "dr[.]link/x dr[.]link Dr[.]Link/x St[.]Com?x"),
        ("www.evil.com@ evil.com@ evil.com@y", "www[.]evil[.]com@ evil[.]com@ evil[.]com@y"),
        ("www.evil.com%2fx@y www.evil.com@y.com", "www[.]evil[.]com%2fx@y www[.]evil[.]com@y.com"),
        ("evil.com%2fx@y.com evil.com/x@y.com", "evil[.]com%2fx@y.com evil[.]com/x@y.com"),
        ("@evil.com/x medium.example/@evil.com", "@evil[.]com/x medium[.]example/@evil[.]com"),
        ("www.1.2.3.4/x 1.2.3.4/x 1.2.3.4:80", "www[.]1[.]2[.]3[.]4/x 1[.]2[.]3[.]4/x 1[.]2[.]3[.]4:80"),
        ("evil.com-x evil.भारत/x St.Com", "evil[.]com-x evil[.]भारत/x St[.]Com"),
        (f"{'a' * 70}.evil.com/x", f"{'a' * 70}[.]evil[.]com/x"),
        ("malee.s@mail.example.com", "malee.s@mail.example.com"),
        ("อีเมลmalee.so@mail.example.comนะ", "อีเมลmalee.so@mail.example.comนะ"),
        ("o'brien.co+tag@mail.co.th <a.bc.de@x.co.th>", "o'brien.co+tag@mail.co.th <a.bc.de@x.co.th>"),
        ("mr.somchai@ตัวอย่าง.ไทย", "mr.somchai@ตัวอย่าง.ไทย"),
        ("Dr.Somchai: St.Louis, photo.jpg", "Dr.Somchai: St.Louis, photo.jpg"),
        ("x.co@mail.example.com", "x.co@mail.example.com"),
        ("Mr.Somchai พ.ร.บ. ข้อ 1.4 เวลา 14.05", "Mr.Somchai พ.ร.บ. ข้อ 1.4 เวลา 14.05"),
    ],
)
def test_what_is_typed_is_shown_without_its_power(typed: str, shown: str) -> None:
    """Plain writing stays as it is; what deceives the eye is named or gone; no link works. Twice is once."""
    assert shown == safe(typed)
    assert shown == safe(shown)


def test_the_companys_own_links_stay() -> None:
    """`links=True` takes away hidden characters only."""
    assert "[U+202E]https://company.example/x" == safe("\u202ehttps://company.example/x", links=True)


def test_one_line_cannot_become_two() -> None:
    """A value cannot pretend to be the next row."""
    assert "มาลี ยืนยันตัวตน: แล้ว" == line("มาลี\n\n  ยืนยันตัวตน: แล้ว\u2028")


def test_a_text_quotation_marks_every_line() -> None:
    """Not even our own reply marker, typed by a person, stands at the beginning of a line."""
    assert "ข้อความ:\n│ --- ตอบกลับเหนือบรรทัดนี้ ---\n│\n│ เสร็จ: จบ" == quoted_text(
        "--- ตอบกลับเหนือบรรทัดนี้ ---\r\n\r\nเสร็จ: จบ\n", "ข้อความ"
    )


def test_an_html_quotation_holds_no_markup_of_the_person() -> None:
    """Tags are shown, not obeyed; lines stay lines."""
    html = quoted_html('</blockquote><script>x</script>\n"', "<b>")

    assert "<script>" not in html
    assert "&lt;/blockquote&gt;&lt;script&gt;x&lt;/script&gt;<br>&#34;" in html
    assert 1 == html.count("</blockquote>")
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(
    "hook", ["aa.", "aa.a", "a@", "://", "\u202e", "-.", "a.com", "a.com@", "www.a@a.", "http://"]
)
def test_long_nonsense_is_read_quickly(hook: str) -> None:
    """No message makes the patterns search for long: 4,096 characters of hooks end like any others."""
    assert safe(hook * (4096 // len(hook)))


@pytest.mark.parametrize(
    "bad",
    [
        "a@x.example, b@x.example",
        "a@x.example\nBcc: b@x.example",
        "Malee <a@x.example>",
        "a@x.example;b@x.example",
        '"a b"@x.example',
        "a@",
        "@x",
        "a.@x.example",
        "a@-x.example",
        "a@x..example",
        "a\u200b@x.example",
        "=?utf-8?q?a?=@x.example>",
        "a" * 65 + "@x.example",
    ],
)
def test_only_one_plain_address_is_an_address(bad: str) -> None:
    """Anything else is refused, and not repeated in the error (it may be personal data)."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the message is what is looked at)
        address(bad)

    assert bad not in str(caught.value)


def test_a_thai_domain_becomes_ascii() -> None:
    """Domains travel by IDNA, so that SMTPUTF8 is needed for local parts only."""
    assert "malee@xn--72c1a1bt4awk9o.example" == address("malee@ตัวอย่าง.example").addr_spec


@pytest.mark.parametrize(
    ("mail_from", "company", "shown"),
    [
        ("p@x.example", "บริษัท ตัวอย่าง จำกัด", "ตัวอย่าง"),
        ("p@x.example", "บริษัท ตัวอย่างที่มีชื่อยาวมาก จำกัด (มหาชน)", "ข้อมูลส่วนตัว"),
        ("p@x.example", "บริษัท", "ข้อมูลส่วนตัว"),
        ("p@x.example", "Example Co., Ltd.", "Example"),
        ("ทีมข้อมูล <p@x.example>", "บริษัท ตัวอย่าง จำกัด", "ทีมข้อมูล"),
        ("ทีมคุ้มครองข้อมูลส่วนบุคคล <p@x.example>", "บริษัท ตัวอย่าง จำกัด", "ตัวอย่าง"),
    ],
)
def test_the_senders_name_stays_on_one_line(mail_from: str, company: str, shown: str) -> None:
    """The setting's name, else the company's without its legal form, else a general one: what fits."""
    found = sender(mail_from, company, "ข้อมูลส่วนตัว")

    assert (shown, "p@x.example") == (found.display_name, found.addr_spec)
    assert fits(found.display_name)
