"""Letters go out: composed (`letters`), made safe (`defang`, `address`) and sent (`smtp`).  Mails come in: fetched
(`imap`), told from what machines write (`automatic`) and read (`reply`, `charset`, `html_text`).  Knows no ticket."""
