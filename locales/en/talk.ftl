# Words for everywhere: buttons, navigation, and what is said when something unplanned happens.

back = Back
leave = Cancel
leave-stuck = Leave this form
skip = Skip
edit = Edit: { $label }
chosen = › { $what }
ticked = ✓ { $label }
tick-all = Choose all
all-of-it = All
tick-done = Done choosing
confirm-send = Confirm and send
confirm-forget = Confirm and delete
to-menu = Main menu
resume = Continue
start-over = Keep it, go to menu
start-other = Keep it, go to “{ $kind }”
copy-number = Copy the number
list-joint = { ", " }
progress = { $total ->
        [0] Question { $place }
       *[other] Question { $place } of { $total }
    }

summary-row = { $label }: { $value }
understood = This is what I understood. Anything that is wrong can be changed before it is sent.
understood-row = { $label }: { $value }
none-given = None

please-choose = Press a button below, or type what it says.
please-tick = Choose at least one first.
please-write = There is no text yet. Type your answer and send it.
please-confirm = Press “Confirm and send” to send it, or press what you want to edit.
too-long = This text has { $now } characters; the limit is { $most }. Shorten it and send it again.
not-an-email = This email address looks incomplete. Check it and type it again.
not-a-code = The verification code has { $digits } digits. Type them all in one message.

example-choose = Press one of the buttons, or type its place in the list, such as 1.
    If you do not want to go on, press “Leave this form”. Nothing will be sent.
example-tick = Press each one you want, then “Done choosing”; or type their places in the list, such as 1, 4.
    If you do not want to go on, press “Leave this form”. Nothing will be sent.
example-text = A short sentence is enough, such as: data from 2025
    If you do not want to go on, press “Leave this form”. Nothing will be sent.
example-email = Example of an email address: somsri@example.com
    If you do not want to go on, press “Leave this form”. Nothing will be sent.
example-code = Example of a code: 1234 5678. It can be typed with or without the space.
    If no code has come, press “Send a new code” or “Let staff check”.
example-confirm = Look at the summary above, then press “Confirm and send” or “Leave this form”.

in-the-middle = “{ $kind }” is not finished. All your answers are still here.
cancelled = You have left “{ $kind }”. Nothing was sent.
    Your answers are kept until { $until }, in case you want to go on.
cancelled-empty = You have left “{ $kind }”. Nothing was sent.
kept-for-later = “{ $kind }” is kept with all your answers.
    You can go on until { $until }, from this button or from the menu.
left-for-now = “{ $kind }” is put aside. You can go on with it until { $until }, from the menu.
discarded = Your answers to “{ $kind }” are deleted. Nothing was sent.
leave-delete = Delete my answers
take-back = Take it back
left-discard = “{ $kind }” was left unfinished. Bring it back, or delete what you answered?
left-or-new = Your “{ $kind }” was put aside and is kept until { $until }. Go on with it, or start again?
begin-anew = Start again
question-gone = That button belongs to an earlier question, which is not kept any more.
take-back-of = Go on: { $kind }
taken-back = Back to “{ $kind }”. All your answers are still here.
taken-back-already = This is open already. Answer the last question.
nothing-left = There is nothing left to go on with. You can start again from the menu.
nothing-to-cancel = You are not filling anything in at the moment. What you set aside can be continued from the main menu.
none-open-of = You have no open case “{ $kind }”, so there is nothing to withdraw.
which-to-withdraw =
    You are not filling anything in at the moment.
    If you mean something that was sent to the team, choose what to withdraw. You are asked once more before that.
withdraw-this = Withdraw { $number } · { $kind }
stale-button = This button no longer works. You can start again from the menu.
stale-question = You have answered this already. Please answer the latest question.
sent-already = Sent, case { $numbers }
done-already = This has been done already.
unknown-command = The bot does not know this command. Type /help to see those it knows.
unknown-link = This link leads nowhere any more, or a part of it is missing. Choose from the menu.
empty = This message came without text. Type your question, or what you want to send.
edited = The bot does not read edits. To change an answer, send a new message or press “Back”.
edited-after = The bot uses your message as you first sent it; editing changes nothing that was sent. To correct or add something, just write it in a new message.
private-only = Personal data is discussed only in a private chat. Open a chat with this bot directly.
form-unopened = Sorry, the form that you were filling in can no longer be opened. Nothing in it was sent to anybody. You can begin again with /start
sorry-dead = We received your message, but our system could not handle it. Staff will look into it. You can try again or type it another way.
slow-down = Messages are coming in faster than we can answer. We are answering those we have, one after the other; what you sent just now was not kept. Wait a moment, then send it again.

odd = The bot reads only text and buttons. Please type it as text.
odd-sticker = Thank you for the sticker. The bot reads only text and buttons; type whatever you need.
odd-voice = The bot cannot listen to audio. Please type it as text. The audio you sent is not kept.
odd-video_note = The bot cannot watch videos. Please type it as text. The video you sent is not kept.
odd-location = No location is needed here, and the bot does not keep the one you sent. Please type it as text.
odd-poll = The bot cannot answer polls. Please type it as text.
contact-own = Your phone number is not needed now, and the bot does not keep the one you sent.
contact-other = This is somebody else's number. The bot does not use or keep it.

# Words typed instead of a command, comma separated.
typed-cancel = cancel, cancel it, cancel this, cancel that, stop, quit, abort, never mind, nevermind
typed-back = back, go back, previous
typed-menu = menu, main menu, the menu
typed-help = help, help me, how to use, instructions
typed-start = start, start over, start again, restart, begin

# How people refer to an earlier answer, comma separated.
row-name-about = kind of message, topic, subject
row-name-message = message, what i wrote, what i typed, text
row-name-reach = how to answer, where to answer, way to answer, reply to, reply by, answer by, reply in
row-name-reach-email = email, e-mail, mail
row-name-reach-phone = number to call, number, phone
row-name-email = email, e-mail, mail
row-name-code = code
row-name-way-on = way chosen
row-name-phone = phone, number
row-name-files = file, picture, photo, attachment, pdf
row-name-what-access = kinds of data, kind of data, categories, category, which data
row-name-what-suspension = kinds of data, kind of data, categories, category, which data
row-name-what-deletion = kinds of data, kind of data, categories, category, which data
row-name-what-withdrawal = kinds of data, kind of data, categories, category, which data
row-name-what-portability = kinds of data, kind of data, categories, category, which data
row-name-copy = copy, copies, sources
row-name-period = period, year, dates, details
row-name-fee = fee, cost, payment, money
row-name-receive = how to receive, how i receive, delivery, by post
row-name-post-address = address, postcode, post code
row-name-field-correction = wrong data, data that is wrong, which detail, field
row-name-field-addition = data to add, missing data, which detail, field
row-name-field-name = name of the data, other data
row-name-before = old number, old name, old address, old company, old employer, old job, old title, old surname, old email, old one, old value, it now says, before
row-name-after-correction = new number, new name, new address, new company, new employer, new job, new title, new surname, new email, new one, new value, right one, should say
row-name-after-addition = to be added, what to add, new one, new value
row-name-more = that is all, there is more
row-name-evidence = evidence, proof, helps to check
row-name-why = reason, why
row-name-details = details, what i added
row-name-ads = ads, advertising, marketing
row-name-ads-by = ways to stop, ways, channel, channels, by which way
row-name-rights = what i chose, requests, rights
row-name-goal = what i want, what should happen
row-name-goal-right = what i chose
row-name-right = what i chose, request, right
row-name-relation = acting for, on behalf
row-name-behalf-name = name, surname
row-name-behalf-account = account, owner email, owner phone
row-name-grounds = relation, document, power of attorney, birth certificate, court order
row-name-stranger-by = search by
row-name-stranger-details = details, helps to search
row-name-duplicate = that case, new case
row-name-add-text = message, what i wrote, what i typed, text
row-name-withdraw-why = reason, why
row-name-reopen-why = reason, why
row-name-draft = question, message
row-name-known-by = old email, old number, old address
row-name-reach-by = contact, reach me

date = { $day } { $month } { $year }
date-time = { $day } { $month } { $year }, { $time }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Talk about the talk, in the middle of a form: said before the question is shown once more.
talk-how = Answer with a button below this message, or type your answer into the chat.
talk-whose = It means whoever the data is about: you, or the person you are acting for.
talk-again = The question is this one:
talk-not-shared = No number has come from Telegram yet. Press “{ share-phone }” on the keyboard and confirm it in Telegram, or press “{ phone-staff }”.
talk-ruled-out = Nothing was sent to that address. Please type just the address that you want to use.
talk-left-out = I am not sure which of these you want and which you do not. Please choose just the ones you want.
talk-same-twice = What is recorded and what is right would be the same. Please type it once more, or use your text if you mean it so.
talk-said-before = This form does not have it yet. Please type it once more.
also-heard = “{ $kind }” is a request of its own.
also-later = This one comes first. When it is sent you are asked about the other, and the team will see your whole message.
also-wanted = Your message asked for one more thing. You can go on with it here.
told-kept = Added to the message of this form. You can change it before you send.
part-kept = I chose the category that holds it, and put your words with it, so that the team knows which data you mean. You can change both before you send.
talk-go-on = You can go on where you were. Your earlier answers are all here.
talk-deceased = We are sorry for your loss. Nobody can be authorised by somebody who has died, so the team looks into each case. Press “Contact the team” and tell them who it is and what you would like done; this form will wait.
talk-human = The privacy team are people and can answer in this chat. You can write to them now; this form will wait.
talk-sure = What you are filling in is not sent until you confirm in the last step. Before that you can change or cancel it at any time.
talk-not-yet = What you are filling in has not been sent yet. That is the last step, once everything is answered and you have checked it.
talk-papers = This form asks how you are related and what shows it, such as a birth certificate. A picture can be sent here. Without one yet, the team can ask for it later.
talk-thanks = Glad to help. You can go on from here.
talk-greeting = Hello. You can go on from here.
talk-bye = This form will wait. You can go on within 24 hours.
talk-laugh = You can go on from here.
talk-insult = Sorry for the trouble. If you would rather write to the team, just say so.
talk-praise = Thank you. You can go on from here.
talk-wait = No hurry. This question will wait until you are ready.
talk-afraid = That is frightening, and we understand. This will reach the team, and they are people; the buttons below lead on. If you do not feel safe right now, call 191 (the police in Thailand) at any hour.
talk-unsure = That is all right. Choose what is closest; you can change it in the last step.
talk-proof =
    For a request about data we have to know first that it is you, so that nobody else can see, correct or delete yours.
    Questions and complaints need no proof.
talk-unknown = There is no prepared answer to that. You can ask the team when you are done here, or write to them now; this form will wait.
talk-to-team = Write to the team
send-now = If you have checked everything, press this button to confirm.
which-option = To be sure: which one do you mean?
other-option = Another one
which-edit = Which answer would you like to change?
edited-so = Changed. Everything else is as it was.
edit-refused = Nothing was changed; your answer is still there.
edited-row = What was changed: { $label }
edit-same = That is what we have already.
typed-before = Your text before: “{ $text }”
use-typed = Use my text as the answer
add-typed = Add my text to the case
not-added =
    This is not part of it yet. If the team is to see it, press “Add my text to the case” before you send.
    “{ $text }”
add-draft =
    What would be added
    “{ $text }”
told-too-long = Your latest text was not kept: with what you wrote before it has { $now } characters, and the limit is { $most }. Shorten it and send it again; your answers are still there.
told-waits = What you wrote before it, and have not added yet, still stands below.
told-dropped = That text was not added. This is how it stands.
add-or-send = Nothing has been sent yet. Add your text to the case first, or send without it?
send-alone = Send without it

# It sounds like leaving: nothing is lost before the person has said so.
perhaps-leave = Keep this for later, or stop here? Your answers are all still here.
perhaps-withdraw = Do you mean a request that is with the team, or this form? Your answers are all still here. Before anything is withdrawn you are asked once more.
perhaps-leave-here = You can go on with this question, or keep the form for later with the button below. Your answers are all still here.
leave-keep = Keep it for later
leave-go-on = Go on

# A yes or a no to what was just offered.
offer-declined = That is all right. If you change your mind, just say so.
ask-away = Ask away: just type what you want to know, or have done.
chatter = You are welcome here. If you have a question or a request about personal data, just write.
perhaps-form = Would you like to begin “{ $kind }”?
nothing-offered = Noted. There is nothing you need to answer now. Ask, or say what you would like, at any time.
which-offer = Which one would you like?

# Two forms that people mix up.
ads-or-consent = “{ kind-objection }” means no more advertising and marketing.
    “{ kind-withdrawal }” means that the data you choose is not used any more where that rests on your consent.
    Choose, or type, which of them you want.

# Whose data it is.
whose-data = Is it your own data, or somebody else's?
    For somebody else's there is “{ kind-behalf }”: for your child, say, or for a person who has asked you to.
    If it is your own, press “{ $kind }”.
whose-elsewhere = For somebody else's data there is “{ kind-behalf }”. What you have said goes with it.
stop-or-erase = Is it only to stop, or is the data to be deleted as well?
    What is deleted cannot be brought back.
number-kept = The number is kept with this request; the team will see it.
