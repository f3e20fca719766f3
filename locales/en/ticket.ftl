# One's own tickets, and files.

kind-add = Add to a case
kind-withdraw = Withdraw a case
kind-reopen = Open a case again
kind-details = See a case in full
ticket-add = Add information
ticket-withdraw = Withdraw this case
ticket-reopen = Open this case again
ticket-details = See details
ask-withdraw-why = Case { $number } will be withdrawn. Give a short reason, or skip this.
not-withdrawn = Nothing was withdrawn. Request { $number } is still with the team as before.
not-withdrawn-yet = This has not been withdrawn.
ask-reopen-why = Why should case { $number } be opened again?
details-of = Case { $number }, as it was sent

file-first = File received. What is it for?
file-to-ticket = Attach to { $number }
file-to-ticket-of = Attach to { $number } · { $about }
about-case = { $kind } · { $words }
about-kind = { $kind }
file-drop-ask = Delete the file that you sent?
file-drop = Not needed, delete it
file-dropped = The file is deleted.
file-gone = There is no file waiting any more.
file-kept = File received and kept. You can attach it when a question asks for files.
file-kept-perhaps = File received and kept. If a question of this form asks for files, you can attach it there.
file-attached = File received and attached to this case.
file-not-here = File received. Nothing in this form asks for files, so it is kept for 24 hours at least. You can attach it to a case that was sent from /status.
file-enough = A case can have up to 5 files. This one was not kept.
file-waiting = Up to { $most } files can wait, and this one was not kept. If you do not need those you sent before, delete them and send it again.
files-unasked = { $count ->
        [one] The file you sent has not gone with it, because nothing in this form asks for files. If the team should see it
       *[other] The { $count } files you sent have not gone with it, because nothing in this form asks for files. If the team should see them
    }, you can attach them to the case.
file-enough-today = A chat can send { $most } MB of files a day, and with this one it would be more, so it was not kept. You can send it tomorrow, or a smaller one now.
file-too-large = This file is larger than 20 MB, and Telegram does not let the bot download it. Make it smaller and send it again.
file-big = Files can be up to 10 MB. Make it smaller and send it again.
file-kind = Only JPG, PNG and PDF files are accepted. This one was not kept.
file-broken = This file cannot be opened; it may be damaged. Try sending it again.
file-active = This PDF has parts that can run by themselves, so it cannot be accepted. Save it as a plain PDF or take a picture of it, and send that.
file-locked = This PDF has a password. Remove the password and send it again.
file-late = We are very busy right now and could not look into this file in time. Wait a moment and send it again.
file-lost = Telegram could not deliver this file. Try sending it again.
contact-no-phone = This is not a phone number that can be checked. Use another one, or let staff check instead.
contact-again = Several minutes have passed. Press “Share my number” again.
number-masked = We have hidden an ID or card number in your message. It is not needed.

mydata = What the bot holds about this chat now
mydata-row = { $what }: { $count } (kept for { $time })
mydata-row-untimed = { $what }: { $count } (kept until somebody has looked at it)
mydata-texts = Messages that could not be read, or were given up
mydata-unhandled = Messages that could not be handled
mydata-ids = Serial numbers of messages
mydata-sent = What the bot sent
mydata-unsent = What the bot could not deliver
mydata-name = Telegram name
mydata-question = Last question
mydata-offered = What you wrote for the team and have not sent
mydata-drafts = Form in progress
mydata-left = Forms put aside
mydata-codes = Confirmation codes
mydata-proofs = Results of confirming who you are
mydata-attempts = Counters against guessing and sending too often (removed by time alone)
mydata-loose = Files not attached yet
mydata-unverified = Requests waiting to be confirmed as yours
mydata-files = Files of your cases
mydata-details = Cases
mydata-more = See your cases at /status, and what each line means at /privacy.
kind-forget = Delete this chat's data
forget-means = This deletes your messages, any unfinished form, verifications, files not yet attached, and your name from this bot.
    Cases you have sent are not deleted: they are evidence under the law and are kept for a period of their own.
ask-forget = Delete what the bot holds?
row-forget = To be deleted
forget-what = Everything the bot holds about this chat, except cases you have sent with what the team wrote about them, and the counters against guessing, which go by themselves in time
forgotten = { $kept ->
        [0] Deleted. No case had been sent from this chat.
        [one] Deleted. The { $kept } case you sent stays, under the law.
       *[other] Deleted. The { $kept } cases you sent stay, under the law.
    }
    Your Telegram name is kept again when you next use the bot.

draft-reminder = “{ $kind }” is not finished. All your answers are still here, and you can go on.
draft-expired = “{ $kind }” was silent for 24 hours, so it has been put aside. Nothing was sent.
    You can take it back until { $until }. After that your answers are deleted.
ask-rating = How did this go? You need not answer.
rating-good = Good
rating-fair = Fair
rating-poor = Poor

details-not-this = The details of { $number } open only to whoever verifies the email that it was sent with. This one is another.
closed-meanwhile = { $number } was closed meanwhile, and your words were not sent. If it is not settled, it can be opened again with them.
closed-files = { $count ->
        [one] Your file was not sent either. It is kept
       *[other] Your { $count } files were not sent either. They are kept
    }; once the case is open you can attach from /status
closed-files-alone = { $number } was closed meanwhile, and { $count ->
        [one] your file was not sent. It is kept
       *[other] your { $count } files were not sent. They are kept
    }: open the case again, then attach from /status.
closed-so-anew = { $number } was closed meanwhile, so nothing was sent yet. Your answers are still there; you can send them as a new case.
closed-no-room = Case { $number } was closed meanwhile, and a message for it is still waiting to be sent; together they are longer than { $most } characters, so nothing was sent. Your answers are all here: make the text shorter, or leave this form and send the waiting message first.
opened-meanwhile = Meanwhile the team opened case { $number } again; what you wrote goes to them there.
answer-team = Answer the team

# What is typed for a case that was filed.
case-offer = Send this to the team, for case { $number }?
case-silence = Sorry that nobody has answered yet and that you have to wait.
case-hurry = The bot cannot make the team go faster, but it can pass your words on to them.
case-goes-on = Sorry that it still goes on. You can tell the team.
case-nothing-to-do = There is nothing more for you to do now. If the team needs anything from you, it asks in this chat.
case-to-answer = The team is waiting for your answer. Type it or send a picture here.
case-unsent = It has not been sent yet. Press the button below to send it.
case-which = Which case is this for?
case-draft = What would be sent:
    “{ $text }”
case-files = With the files that you just sent
case-send = Send
case-send-to = Send for { $number } · { $about }
open-case = See case { $number }
case-other = No, it is about something else
case-form = No, it is an answer in the form
case-too-long = This text has { $now } characters; up to { $most } go to the team at a time. You can send it in parts.
case-too-long-more = Your last message was not kept: with what you wrote before and have not sent yet it has { $now } characters; up to { $most } go to the team at a time. Send what you wrote before, then type it again.
case-nothing-sent = Nothing is waiting to be sent any more. What the team has stands in the case below; if something is missing, just type it.
case-sent-it = › Send to the team
case-files-alone = (Sent files, and wrote nothing)
case-files-elsewhere = { $count ->
    [one] One file
   *[other] { $count } files
    } that had been offered did not go: they are part of something else, or gone. If the team needs them, just send them again.
case-files-over = Case { $number } can have { $most } files in all, so { $count ->
        [one] one file was not sent
       *[other] { $count } files were not sent
    } to the team. If the team needs more, mail it to { $mailbox } with the case number.
case-closed = Case { $number } is closed. If something is still not right, it can be opened again with this message.
case-comment = Tell the team, keep it closed
case-thanked = You are welcome. If you would like the team to read your thanks too, press the button.
case-welcome = You are welcome.
case-thank = Send thanks to the team
rated-as = Noted as “{ $verdict }”. Thank you for telling us.
rated-often = Your last verdict on { $number } stands. If you want to tell the team more, just type it.
rated-more = If there is more to tell the team, just type it.
rated-poor = If { $number } is not settled, it can be opened again.
rating-later = This is open again. You can tell us once it is closed.
case-remark = Send this to the team about { $number }? It is closed, and stays closed.
case-remark-send = Tell the team
case-kept-back = Nothing was sent to the team. Ask something else, or type it again.
