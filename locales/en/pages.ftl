# Pages.

welcome = Hello. This is the place for matters of personal data at { $company }.

    Ask about the privacy policy in your own words, such as “Do you take the contacts on my phone too?”
    Or make a request about your data with the buttons below.

    This bot never asks for passwords, ID card numbers or codes of other services.
menu = What would you like to do? You can also just type a question.
menu-ask = Ask about the policy
menu-policy = Read the policy
menu-request = See all my rights
menu-contact = Write to the team
menu-status = See my cases
menu-language = ภาษา / Language
ask-anything = Type your question. Your own words are fine; it need not be legal language.

help = What you can do here

    Ask about the policy: type a question at any time, even in the middle of a form
    /policy read the policy clause by clause
    /request see every request you can make
    /access see your data or get a copy
    /correct correct data that is wrong
    /add add data that is missing
    /suspend pause the use of data
    /delete delete data
    /contact ask, complain or raise a concern
    /status see the cases you have sent
    /verify verify that it is you, by a code sent to your email
    /language change the language
    /privacy what this bot stores
    /mydata see what the bot holds about you
    /deletemydata delete what the bot holds
    /back go back one question
    /cancel cancel what you are doing

request = These are the things you can ask for about your data. Choose one.

language = Choose a language
language-th = ไทย
language-en = English
language-set = From now on the bot speaks English.

privacy = What this bot stores
kept-texts = The messages you send: until they have been handled; what the bot cannot read { $time }, and what it fails to handle until somebody has looked at it, so that none is lost
kept-ids = The serial numbers of messages, without their words: { $time }, so that nothing is done twice
kept-sent = What the bot sends: its words in the chat are removed once they have arrived; the note that they were sent, and emails, { $time }
kept-unsent = What the bot could not deliver to the chat: { $time }, so that it can be sent again
kept-name = Your display name in Telegram: { $time } after you last used the bot; the language you chose is kept on
kept-question = Your last question: { $time }, so that you can follow it up or send it to the team without typing it again
kept-offered = What you wrote for the team and have not sent: { $time }, so that you can send it without typing it again
kept-drafts = A form that was not sent: { $time } after your last answer; then it is put aside
kept-left = A form that you left or that was put aside: { $time }, in case you take it back; then it is deleted
kept-codes = Confirmation codes, as values that cannot be turned back: { $time }
kept-proofs = The result of confirming who you are: { $time }
kept-attempts = Counters that keep people from asking for codes too often, guessing codes or sending too many cases and files, as values that cannot be turned back: { $time } after the last time. /deletemydata does not remove these: if it could, they would protect nobody
kept-loose = Files that do not belong to any case yet: { $time }; while a form is unfinished or put aside, until it is sent or deleted
kept-unverified = A request that could not be confirmed as yours: closed after { $time }; one with nothing but your phone number to confirm it stays open until the team decides
kept-files = The files of a case: { $time } after it was closed
kept-details = A case and what was said in it: { $time } after it was closed; its number, kind and dates are kept as legal evidence
kept-feedback = Questions the bot could not answer, and feedback, without personal data and not tied to a chat: { $time }
privacy-never = Messages and answers are stored encrypted.

    The bot never sends personal data that you asked to see into this chat, does not use AI to write answers, and passes your messages to no one but the privacy team.
for-hours = { $count } hours
for-days = { $count } days
for-years = { $count } years

policy = { $title }
    Version { $version }

    Choose a clause to read
clause-title = Clause { $number } { $title }
preamble = Introduction
preamble-before = ‹ Introduction
clause-lacks-address = This policy does not give the address. You can write to the privacy team from this chat; no verification is needed.
clause-before = ‹ Clause { $number }
clause-after = Clause { $number } ›
all-clauses = See all clauses
page-of = { $page }/{ $pages }
quote-preamble = Policy, introduction · version { $version }
quote-source = Policy, clause { $number } · version { $version }

status = { $count ->
        [one] You have { $count } case. Choose it to see more.
       *[other] You have { $count } cases. Choose one to see more.
    }
status-none = No case has been sent from this chat yet.
status-unknown = This number is not among the cases sent from this chat. Check the characters, or see the list at /status
status-row = { $number } { $kind }
status-ticket = { $number } · { $kind }
status-received = Received { $at }
status-told = Delivered to the privacy team
status-sending = Saved, but it has not reached the team yet
status-undelivered = Saved, and its date still counts, but the email to the team could not be delivered. Once it has been, we will tell you in this chat.
state-open = Status: the team is working on it
state-by-phone = Status: the team has it. If more is needed to check that it is you, staff will contact you.
state-awaiting-verification-behalf = Status: waiting for staff to check that you may act for the owner of the data
state-awaiting-verification = Status: waiting for staff to check that it is you

# How the bot introduces itself in Telegram.
bot-description = Ask about the privacy policy, see or correct your data, or write to the privacy team.
    Answers come from the text of the policy; what the law adds stands apart. Where the policy says nothing, we tell you so and can send your question to the team.
    This bot never asks for passwords, ID card numbers or codes of other services.
bot-short-description = Ask about the privacy policy, and make requests about your data.
command-start = Start
command-help = What you can do here
command-policy = Read the policy clause by clause
command-request = Every request you can make
command-access = See your data or get a copy
command-correct = Correct data that is wrong
command-add = Add data that is missing
command-suspend = Pause the use of data
command-delete = Delete data
command-mydata = See what the bot holds about you
command-deletemydata = Delete what the bot holds
command-contact = Ask, complain or raise a concern
command-status = See the cases you have sent
command-verify = Verify that it is you
command-language = Change the language
command-privacy = What this bot stores
command-back = Go back one question
command-cancel = Cancel what you are doing
