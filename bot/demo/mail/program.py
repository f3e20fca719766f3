"""How a mail program hands a mail in: by SMTP, to the addresses that stand on it."""

from email import message_from_bytes
from email.utils import getaddresses, parseaddr
from smtplib import SMTP

from bot.demo.mail.mailbox import Mailbox


def send(raw: bytes, box: Mailbox) -> None:
    """Give a mail to the server; it blocks for as long as that takes.  Raises OSError."""
    message = message_from_bytes(raw)
    named = getaddresses([message.get("To", ""), message.get("Cc", "")])
    recipients = [address for _, address in named if address]
    with SMTP(box.host, box.port, timeout=10) as server:
        if box.user:
            server.login(box.user, box.password)
        server.sendmail(parseaddr(message.get("From", ""))[1], recipients, raw)
