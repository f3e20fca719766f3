# Every question has four answers of its own, said above the question when it is shown once more.  A question is
# called by the part of its name before the first dot.  Names of buttons are taken from the buttons: { skip }.

# Contact.
why-about = So that the team knows what kind of message it is. What may be a leak reaches them as urgent.
means-about = A question: you want an answer. A complaint: you think the company did something wrong.
    A concern: you are uneasy but not sure that anything is wrong. A possible leak: your data may have reached other people.
without-about = If you are not sure, choose “{ about-question }”. The team sees the same message.
cannot-about = Press the nearest one, or type its place, such as 1. If you are not sure, choose “{ about-question }”.
why-message = This message is what the team will read and answer.
means-message = Tell the team what you want to ask or say, in your own words.
    Such as: I get ads although I never signed up. Where did the company get my number?
without-message = Say as much as you know and want to say. No name, phone number or ID number is needed.
cannot-message = One short sentence is enough. If the team needs to know more, they can ask you.
why-reach = So that the team knows where to answer you.
means-reach = “{ reach-chat }”: the team's answer comes here. “{ reach-email }”: the team answers to the address you give.
without-reach = You need no email. Choose “{ reach-chat }”; there is nothing more to fill in.
cannot-reach = If you are not sure, choose “{ reach-chat }”; there is nothing more to fill in.
why-reach-email = It is used to send you the answer and news of this case. You need not prove that it is yours.
means-reach-email = An address you can read, such as somsri@example.com. It need not be the one you use with the service.
without-reach-email = If you have none or do not want to give one, press “{ back }” and choose “{ reach-chat }”.
cannot-reach-email = Use another address that you can read, or press “{ back }” and choose “{ reach-chat }”.
why-reach-phone = The team uses this number only to call you about this.
means-reach-phone = A number that you can answer, such as 081-234-5678 after 6 pm.
without-reach-phone = If you prefer not to give one, type “answer in the chat” or “answer by email” instead.
cannot-reach-phone = Use another number that you can answer, or type “answer in the chat” instead.

# Proof of who it is.
why-email = To be sure that it is you, so that nobody else asks to see, change or delete your data.
    We send a code to this address, and the team sees the address with what you send.
means-email = The address you use with the service, such as somsri@example.com. Without an account: the address to search for.
    If you act for someone else, use your own.
without-email = You can make a request without an email. Press “{ way-no-email }” and use your phone number,
    or let staff first check that it is you and then act on it.
cannot-email = If you cannot open this mailbox, use another that you can read, or press “{ way-no-access }” to see other ways.
    Your answers are all still here.
why-code = The code shows that you can read that mailbox. It works in this chat only; tell it to nobody.
means-code = The 8 digits in the email we have just sent, such as 1234 5678. It works for 10 minutes.
    It is not the password of your email or of the service.
without-code = If you have no code yet, press “{ code-resend }” or “{ code-other }”.
    If you do not want to use one, press “{ code-staff }”. Your answers are all still here.
cannot-code = Look in the spam folder first. If it is not there, wait a minute and press “{ code-resend }”.
    If you cannot open that mailbox, press “{ code-other }”, or “{ code-staff }” to go without a code.
why-way-on = This cannot be verified by email, so there are other ways. Nothing is sent before you confirm it in the last step.
means-way-on = “{ way-on-other }” verifies with an email that you can read. “{ way-on-team }” is to write to the team, who are people and can answer in this chat.
without-way-on = Everything else works without an email. Choose one of the ways below, or press “{ back }” to type an address again.
cannot-way-on = If you are not sure, the team can help, and nobody has to verify for that. Or press “{ back }” to type an address again.
why-phone = It is evidence that it is you. What cannot be undone, such as deletion, needs more evidence than an email.
    The team sees this number with what you send.
means-phone = When you press “{ share-phone }”, Telegram sends the number of this account, so we know that it is really yours.
    A typed number is no evidence, because anybody could type it.
without-phone = You need not share it. Press “{ phone-staff }”: it can still be sent, and staff first check that it is you.
cannot-phone = If you do not see the button, or it is not the number you gave the service, press “{ phone-staff }”. Your answers are all still here.
why-files = A picture or document makes it easier for the team to check. The files go to the team with this.
means-files = A picture or PDF about this, such as a screenshot, a change of name certificate or a power of attorney.
without-files = None is needed. Press “{ files-none }” and go on.
cannot-files = JPG, PNG and PDF are taken, up to 10 MB each. If you cannot send one now, press “{ files-none }” and go on.
    Once it is sent, you can still add files from /status

# Which data.
-categories-mean = Each one is a kind of data that clause 1 of the policy says the company may receive. “{ category-1-4 }” is the names and numbers of people on your device.
-categories-tick = Press each one you want, then “{ tick-done }”; or type their places, such as 1, 4.
why-what-access = So that the team looks only for the data you want to see. The list comes from clause 1 of the policy.
means-what-access = { -categories-mean }
    You can choose several.
without-what-access = You need not know what the company has. Press “{ tick-all }” to ask for all kinds.
cannot-what-access = { -categories-tick }
    If you are not sure, press “{ tick-all }”.
why-what-suspension = So that the team knows which data not to use. Other data can be used as before.
means-what-suspension = { -categories-mean }
    What you choose should not be used for now, without being deleted.
without-what-suspension = If you are not sure, choose only what you are sure of; you can ask for more later. Or press “{ tick-all }”.
cannot-what-suspension = { -categories-tick }
    If you are not sure, choose only what you are sure of; you can ask for more later.
why-what-deletion = So that the team knows which data to delete, because deleted data cannot be restored.
means-what-deletion = { -categories-mean }
    If you want all of it deleted, press “{ tick-all }”.
without-what-deletion = If you are not sure, choose only what you are sure of; you can ask for more later.
    To see first what there is, use /access
cannot-what-deletion = { -categories-tick }
    If you are not sure, choose only what you are sure of; you can ask for more later.
why-what-withdrawal = So that the team knows for which data you no longer consent.
means-what-withdrawal = { -categories-mean }
    Choose what you once consented to and no longer do.
without-what-withdrawal = If you do not remember what you consented to, press “{ tick-all }”, or choose only what you are sure of.
cannot-what-withdrawal = { -categories-tick }
    If you are not sure, choose only what you are sure of; you can ask for more later.
why-what-portability = So that the team knows which data to prepare for you to use elsewhere.
means-what-portability = { -categories-mean }
    You can choose several.
without-what-portability = You need not know what the company has. Press “{ tick-all }” to ask for all kinds.
cannot-what-portability = { -categories-tick }
    If you are not sure, press “{ tick-all }”.

# Access, and how to receive the result.
why-copy = So that the team prepares what you want.
means-copy = “{ copy-see }”: the company tells you and lets you look. “{ copy-copy }”: you get a file or papers to keep.
    Sources are where the company got the data from; they help when you did not give it yourself.
without-copy = If you are not sure, choose “{ copy-see }” first. You can ask for a copy later.
cannot-copy = Press the nearest one. If you are not sure, choose “{ copy-see }” first; you can ask for a copy later.
why-period = It helps the team to look only for what you want.
means-period = If you want only some time or some matter, type it, such as: 2025, or: payments only
without-period = You need not say. Press “{ period-skip }”.
cannot-period = Press “{ period-skip }” and go on.
why-fee = Clause 6.1 of the policy says that there may be a fee, so we ask what the team should do then. Nothing is to be paid now.
means-fee = “{ fee-accept }”: the team tells you the fee and goes on without waiting for you.
    “{ fee-tell-first }”: the team is asked to wait for your answer.
without-fee = If you do not want to pay yet, choose “{ fee-tell-first }”. If you do not agree then, you can withdraw it from /status
cannot-fee = If you are not sure, choose “{ fee-tell-first }”. Nothing is to be paid now.
why-receive = The result may hold personal data, which we do not send into the chat. So we need to know where to send it.
means-receive = “{ reach-email }”: to the address you verify. “{ receive-post }”: on paper, to your address.
    “{ receive-talk }”: they first speak with you about how you want to receive it.
without-receive = Without an email, choose “{ receive-post }”. If you do not want to give an address, choose “{ receive-talk }”.
cannot-receive = If you are not sure, choose “{ receive-talk }”.
why-post-address = It is used to send you the result of this by post.
means-post-address = An address where you receive letters, with name, street, town, province and postcode.
without-post-address = If you do not want to give it, press “{ back }” and choose another way.
cannot-post-address = Type what you know; the team can ask for more. Or press “{ back }” and choose another way.

# Corrections and additions.
why-field-correction = So that the team knows what to correct.
means-field-correction = The detail that is recorded wrongly. If your old number is still there, choose “{ field-phone }”.
    If several are wrong, choose one at a time; we will ask whether there are more.
without-field-correction = If it is not in the list, choose “{ field-other }” and type what it is.
cannot-field-correction = Press the nearest one. If none fits, choose “{ field-other }”.
why-field-addition = So that the team knows what to add.
means-field-addition = The detail that is missing or incomplete. If your new workplace is not there, choose “{ field-employer }”.
    If several are missing, choose one at a time; we will ask whether there are more.
without-field-addition = If it is not in the list, choose “{ field-other }” and type what it is.
cannot-field-addition = Press the nearest one. If none fits, choose “{ field-other }”.
why-field-name = This is not in the list, so please tell the team what it is.
means-field-name = Call it what you call it, such as: nickname on my business card, or: first day at work
without-field-name = You need not know what the system calls it. Your own word is enough.
cannot-field-name = Type a word or two of your own, or press “{ back }” to choose from the list.
why-before = It helps the team to find what is wrong and correct the right thing.
means-before = What is wrong now, such as an old number that is still shown, or a name spelled wrongly.
without-before = You need not know. Press “{ before-unknown }”.
cannot-before = If you cannot see or remember it, press “{ before-unknown }” and go on.
why-after-correction = It is what the team is asked to write instead.
means-after-correction = What is right, such as the new number or the right spelling. Type only what should be written.
without-after-correction = If you do not know what is right yet, tell the team so, such as: this number is out of use, I have no new one
cannot-after-correction = Type what you know; the team can ask for more. If it is a picture, type “see picture” and send it when files are asked for.
why-after-addition = It is what the team is asked to add to your data.
means-after-addition = What should be there, such as the name of your new workplace. Type only what should be written.
without-after-addition = If you are not sure, type what you know, or press “{ back }” to choose something else.
cannot-after-addition = Type what you know; the team can ask for more. If it is a picture, type “see picture” and send it when files are asked for.
why-more = One request can correct or add up to 5 things, so that you need not make several.
means-more = If there is other data to correct or add, press “{ more-more }”. If that is all, press “{ more-enough }”.
without-more = If there is nothing more, press “{ more-enough }”.
cannot-more = Press “{ more-enough }” for now. If you think of something later, you can add it from /status
why-evidence = It helps the team to check that the new data is right.
means-evidence = Anything that shows that what you ask for is right, such as: I changed my number in March 2025
without-evidence = None is needed. Press “{ skip }”.
cannot-evidence = Press “{ skip }” and go on. If the team needs it, they can ask later.

# Reasons and details.
why-why = The reason helps the team to see which case yours is. You can send it whichever you choose.
means-why = Why the data should be deleted or no longer used, such as: it is wrong, or it is no longer needed.
without-why = If you do not want to say, or none fits, choose “{ why-erase-other }”.
cannot-why = Choose the nearest. If you are not sure, choose “{ why-erase-other }” and tell more in the next question.
why-details = In case there is something that was not asked and that the team should know.
means-details = Anything you want to add, such as: only the old number, keep my name
without-details = None are needed. Press “{ skip }”.
cannot-details = Press “{ skip }” and go on. You can add something later from /status
why-ads = So that the team knows which ads to stop.
means-ads = “{ ads-profile }”: ads chosen for you by your data.
    “{ ads-third-party }”: ads for products or services that are not this company's.
without-ads = If you are not sure, choose “{ ads-all }”.
cannot-ads = Press the nearest one. If you are not sure, choose “{ ads-all }”.
why-ads-by = So that the team stops only those ways that you do not want.
means-ads-by = The way by which ads reach you, such as email, text messages, calls or notifications of the app.
without-ads-by = If you want no ads by any way, choose “{ ads-by-any }”.
cannot-ads-by = Type it as you call it. If you want no ads by any way, choose “{ ads-by-any }”.

# Choosing.
why-rights = So that only what is needed for it is asked next.
means-rights = What the company should do with the data, such as show, correct or delete it. You can choose several; each gets its own number.
without-rights = If you are not sure, begin with “{ kind-access }”. It changes no data.
cannot-rights = Press each one you want, then “{ tick-done }”; or type their places, such as 1, 5.
    If you are not sure, begin with “{ kind-access }”.
why-goal = Closing an account, deleting data and stopping ads are different things. Knowing what you want helps to choose the right one.
means-goal = Say what should happen, and we tell you which request it is. If you are tired of ads, choose “{ goal-ads }”.
without-goal = Choose the nearest for now. The next step explains it, and you can still change it.
cannot-goal = Press the nearest one. If you are not sure, choose “{ goal-see }”. It changes no data.
why-goal-right = So that you can see first whether this is what you want.
means-goal-right = If this is what you want, press “{ goal-right-yes }”. If not, press “{ goal-right-other }”.
without-goal-right = If you are not sure, press “{ goal-right-other }” to see them all. Nothing has been sent.
cannot-goal-right = Press “{ goal-right-other }” to see them all, or “{ back }” to choose again. Nothing has been sent.
why-right = So that only what is needed for it is asked next.
means-right = What the company should do with the data. “{ kind-access }”: it tells you what data of yours it has.
without-right = If you are not sure, begin with “{ kind-access }”. It changes no data.
cannot-right = Press the nearest one, or “{ back }” for help in choosing.

# On behalf of somebody; without an account.
why-relation = The data is somebody else's, so the team needs to know how you can act for them.
means-relation = “{ relation-child }”: your child, or one you are guardian of. “{ relation-incapable }”: someone in your care by law.
    “{ relation-attorney }”: someone who lets you act for them, such as your mother.
without-relation = If the person can do it, they can make the request from their own chat; then no such document is needed.
cannot-relation = Choose the nearest. For a mother who can act for herself, choose “{ relation-attorney }” and explain in the next questions.
why-behalf-name = The team needs to know whose data it is.
means-behalf-name = First name and surname of the person you act for, such as your mother or child; not your own.
without-behalf-name = If you are not sure how it is recorded, type the real name or the one used in the service.
cannot-behalf-name = Type what you know of the name; the team can ask for more.
why-behalf-account = Names can be shared, so the team searches by the email or phone number that the owner of the data uses with the service.
means-behalf-account = The email or phone number of the person you act for, not yours. For example the email with which your mother signs in.
without-behalf-account = If they have no account, or you do not know, press “{ account-unknown }”. The team can ask later.
cannot-behalf-account = Press “{ account-unknown }” and go on. You can add it later from /status
why-grounds = The team must first check that you can act for this person, so that nobody pretends to.
means-grounds = What you are to this person, and which document there is, such as: I am the mother, there is a birth certificate
without-grounds = If there is no document yet, say so, such as: I am her son, there is no power of attorney yet. The team can ask for it later.
cannot-grounds = A few words on what you are to this person are enough. Documents can be sent later.
why-stranger-by = The team searches by number or email, and must know that it is yours so as not to tell you about somebody else.
means-stranger-by = Choose what others are likely to have. If friends have your number, choose “{ stranger-by-phone }”.
without-stranger-by = The number must be that of this Telegram account, the email one you can read. Choose what you can prove now.
cannot-stranger-by = If you can prove neither, choose “{ stranger-by-phone }” and press “{ phone-staff }” in the next step.
why-stranger-details = It helps the team to search.
means-stranger-details = Such as the name of a friend who is likely to have your number, or a company you gave your card to.
without-stranger-details = None are needed. Press “{ skip }”.
cannot-stranger-details = Press “{ skip }” and go on. You can add something later from /status

# Cases that were sent.
why-duplicate = The earlier case is still open. If it is the same matter, adding to it saves starting again.
means-duplicate = “{ duplicate-add }”: what you filled in goes to the same number.
    “{ duplicate-anew }”: it is sent as another case, with its own number and date.
without-duplicate = If you are not sure, choose “{ duplicate-add }”. The team sees both what was there and what is added.
cannot-duplicate = If you are not sure, choose “{ duplicate-add }”. The team sees both what was there and what is added.
why-add-text = This message goes to the team in the same case.
means-add-text = What else you want to tell the team, or the answer to what they asked.
without-add-text = If you have just filled in a form and have nothing to add, press “{ add-nothing-more }”. If there is only a picture or a file, press “{ add-files-alone }”.
    If you no longer want to add to the case, press “{ leave }”. It stays as it is.
cannot-add-text = A few words are enough, and a picture or PDF can be sent here as well.
why-withdraw-why = It helps the team to understand. You can withdraw without saying.
means-withdraw-why = In a few words, why you no longer want this, such as: I could change it myself in the service
without-withdraw-why = You need not say. Press “{ skip }”.
cannot-withdraw-why = Press “{ skip }” to withdraw. If you do not want to withdraw, press “{ leave }”.
why-reopen-why = The team needs to know what is missing or not right, so that they can go on.
means-reopen-why = What is not right yet, such as: the name was corrected, but the old number is still there
without-reopen-why = One short sentence is enough, such as: something is missing
cannot-reopen-why = One short sentence is enough. If you do not want to open it again, press “{ leave }”.

# Before it is sent.
why-draft = The question you typed before is sent along, so that the team understands what it is about.
means-draft = What you typed in the chat before you began this. You can make it shorter or clearer.
without-draft = It need not be sent. Press “{ skip }”.
cannot-draft = Press “{ skip }” to leave it out, and go on.
why-send = So that you can look once more: when you confirm, it is stored and sent to the team.
means-send = This list is what will be sent. If it is right, press “{ confirm-send }”. If something is wrong, press its edit button.
without-send = If you are not ready, press nothing yet. Your answers stay for 24 hours.
cannot-send = If something is wrong, press its edit button. If you do not want to send it, press “{ leave }”; nothing will be sent.
why-forget = It cannot be brought back, so you are asked first.
means-forget = It deletes what this bot holds about this chat, not your data in the service.
    To have data in the service deleted, use /delete
without-forget = You need not delete it. Press “{ leave }”; everything stays as it is.
cannot-forget = To delete it, press “{ confirm-forget }”. If not, press “{ leave }”; everything stays as it is.

# ใช้อีเมลไม่ได้ (Without a mailbox.)
why-known-by = So that staff can find your data and check that it is you.
means-known-by = A name, email or phone number that you signed up with or gave to the service, even if it no longer works.
without-known-by = If you have none or do not remember, press “{ skip }”. Your request can still be sent.
cannot-known-by = Type what you remember, or press “{ skip }”.
why-reach-by = So that staff can contact you if they need to ask more to check that it is you.
means-reach-by = A way in which you can surely be reached, such as a phone number with a good time.
without-reach-by = If you prefer not to say, press “{ skip }”. Staff will ask in this chat instead.
cannot-reach-by = If there is no other way, press “{ skip }”. Staff will ask in this chat instead.
