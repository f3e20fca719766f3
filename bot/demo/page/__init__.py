"""The page that shows the chat and the mailboxes."""
