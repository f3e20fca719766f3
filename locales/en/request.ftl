# Requests.

kind-access = See my data
kind-correction = Correct my data
kind-addition = Add to my data
kind-suspension = Pause use of my data
kind-deletion = Delete my data
kind-objection = Stop sending me ads
kind-withdrawal = Withdraw my consent
kind-portability = Move my data
kind-several = Make several requests
kind-choose = Help me choose
kind-behalf = Act for someone else
kind-stranger = I have no account here

# What is asked for somebody else.
owner-access = See somebody’s data
owner-correction = Correct somebody’s data
owner-addition = Add to somebody’s data
owner-suspension = Pause use of somebody’s data
owner-deletion = Delete somebody’s data
owner-objection = Stop sending somebody ads
owner-withdrawal = Withdraw somebody’s consent
owner-portability = Move somebody’s data
of-owner = Owner of the data: { $name }
of-owner-account = Owner of the data: { $name } ({ $account })

# The picker, in words of daily life.
plain-access = See or get a copy
plain-correction = Correct what is wrong
plain-addition = Add what is missing
plain-suspension = Pause use, do not delete
plain-deletion = Delete my data
plain-objection = Stop sending me ads
plain-withdrawal = Withdraw past consent
plain-portability = Take a file elsewhere

# In the letter with the code.
purpose-access = A request to see data
purpose-correction = A request to correct data
purpose-addition = A request to add data
purpose-suspension = A request to pause the use of data
purpose-deletion = A request to delete data
purpose-objection = A request to stop sending ads
purpose-withdrawal = A request to withdraw consent
purpose-portability = A request to move data

# Buttons under an answer.
wish-access = See my data
wish-correction = Correct my data
wish-addition = Add to my data
wish-suspension = Pause use of my data
wish-deletion = Delete my data
wish-objection = Stop sending me ads
wish-withdrawal = Withdraw consent
wish-portability = Move my data
wish-behalf = Act for someone else
wish-stranger = I have no account here
wish-leak = Report a possible leak

ask-rights = What would you like to do? You can choose several and do them all in one go.
ask-goal = What would you like to happen? Choose the nearest.
goal-close = Leave, close my account
goal-erase = Have my data erased
goal-ads = Get no more ads
goal-pause = Pause use of my data
goal-see = Know what is stored
goal-copy = Have a copy to keep
goal-means-close = Accounts are closed in the service itself, and the policy does not say that closing one deletes the data. If you also want the data gone, ask for deletion.
goal-means-erase = Deletion means that the company deletes your data or makes it impossible to identify you by it. This cannot be undone.
goal-means-ads = Stopping ads means that your data is not used to send you any. The data and your account stay.
goal-means-pause = Pausing means that data is not used for a time, without being deleted. It suits a time when something is being checked or disputed.
goal-means-see = Seeing your data means that the company tells you what data of yours it has, and lets you look at it.
goal-means-copy = A copy means that the company sends you the data as a file or on paper, to keep. You can choose a copy in one of the next questions.
ask-goal-right = Do this now?
goal-right-yes = Yes, do this
goal-right-other = Choose another
ask-right = Choose what you want to do.

ask-what-access = Which data would you like to see? You can choose several.
ask-what-suspension = Which data should no longer be used for now? You can choose several.
ask-what-deletion = Which data should be deleted? You can choose several.
ask-what-withdrawal = For which data do you withdraw consent? You can choose several.
ask-what-portability = Which data would you like to move? You can choose several.
category-1-1 = Profile (name, job etc.)
category-1-2 = Other accounts I linked
category-1-3 = My connections
category-1-4 = Contacts on my device
category-1-5 = Calendar
category-1-6 = Payments
category-1-7 = Usage sent by my device
category-1-8 = Data from my inquiries
category-1-9 = Other things I put in
category-all = All kinds of data

ask-copy = What would you like?
copy-see = See what there is
copy-copy = Get a copy
copy-source = Get copy and sources
ask-period = For which period, or is there anything in particular?
    Such as: data from 2025
period-skip = Any time, nothing to add
ask-fee = { $fee ->
        [none] Clause 6.1 of the policy says that there may be a fee. If there is one, staff will tell you before they act, and you can withdraw the request.
       *[other] The fee under clause 6.1 of the policy is { $fee } baht. Staff will tell you before they act, and you can withdraw the request.
    }
    What should they do once they have told you?
fee-told = { $fee ->
        [none] Clause 6.1 of the policy says that there may be a fee. If there is one, staff will tell you before they act.
       *[other] The fee under clause 6.1 of the policy is { $fee } baht. Staff will tell you before they act.
    }
fee-accept = Tell me and go on
fee-tell-first = Wait for my yes

ask-field-correction = Which detail is wrong?
ask-field-addition = Which detail do you want to add?
field-name = Name
field-age = Age
field-sex = Sex
field-address = Address
field-phone = Phone number
field-picture = Profile picture
field-employer = Employer
field-position = Job title
field-work-history = Work history
field-education = Education
field-qualifications = Qualifications
field-email = Email
field-other = Other data
field-named = “{ $what }”
ask-field-name = What data is it?
ask-before = { $field }: what does it say now? Type it as you see it.
before-unknown = I do not know
ask-after-correction = { $field }: what should it say?
ask-after-addition = { $field }: what should be added?
ask-more = Is there other data too?
more-enough = No, that is all
more-more = Yes, there is more
ask-evidence = Is there anything that helps the team check this, such as when it changed and why?
    Pictures or PDFs can be sent in a later step.

ask-why = { $kind ->
        [suspension] Why should it not be used for now?
       *[other] Why should it be deleted?
    } Choose the nearest.
why-stop-wrong = The data is wrong
why-stop-objected = I am objecting to its use
why-stop-unlawful = No right to use it
why-stop-need = Keep it, I need it
why-stop-other = Another reason
why-erase-wrong = The data is not true
why-erase-unneeded = No longer needed
why-erase-consent = I no longer consent
why-erase-objected = I do not want it used
why-erase-unlawful = No right to use it
why-erase-other = Another reason
ask-details = Is there anything to add?
deletion-means = Before you start: deleted data cannot be restored, and services that use it may stop working.
    Clause 6.2 of the policy speaks of deletion when data is contrary to fact, but you can ask in any case, and the team decides.
    By law the company may have to keep some of it. If so, the team will tell you why.
withdrawal-means = Before you start: once consent is withdrawn, the company must stop using the data that rests on it. What was done before does not change.
    Services that need this data may stop working.
ask-ads = Which ads should stop?
ads-all = All ads and marketing
ads-profile = Ads based on my profile
ads-third-party = Ads of other companies
ask-ads-by = By which way should ads stop? Type it in your own words, such as: only email, or all but the app.
ads-by-any = All of them

ask-relation = Whom are you acting for?
relation-child = A child in my care
relation-incapable = Someone unable to act
relation-attorney = Someone who appointed me
ask-behalf-name = What is the name of the person whose data it is?
ask-behalf-account = Which email or phone number does the owner of the data use with the service?
    It lets the team find the right person.
account-unknown = I do not know, or none
ask-grounds = What is your relation to this person, and which document shows it? Such as a birth certificate, a court order or a power of attorney.
    Pictures or PDFs can be sent in a later step.

stranger-means = For people without an account whose data may still be here, such as a number in a contact list or on a business card that someone else put in.
stranger-proof = The team must know first that the number or email to search by is yours.
stranger-erase = Data that is deleted cannot be brought back. Staff always check first.
stranger-way-email = That is all right. Your own phone number can be used instead.
stranger-unproven = You can send this without sharing your number. Staff will check.
ask-stranger-by = What should we search by?
stranger-by-phone = My phone number
stranger-by-email = My email
ask-stranger-details = Is there anything that helps the team search, such as who is likely to have your number?

ask-phone = Share your own phone number from Telegram as proof.
    A typed number does not count as proof.
phone-staff = Let staff check instead
share-phone = Share my number
share-phone-here = Press “Share my number” on the keyboard below.
share-not-type = A typed number does not count as proof. Press “Share my number” or “Let staff check instead”.
example-phone = Press “Share my number” on the keyboard below, then confirm in Telegram.
    If you do not see it, press “Let staff check instead”.
phone-over = The button for sharing your number is gone now.

ask-files = Do you have a picture or PDF that supports this? Send up to 5 files, each up to 10 MB.
    If it is an ID card, cover religion and blood type before you take the picture.
files-so-far = Files received: { $count }. You can send up to { $most } in all, or press “No more files”.
files-done = No more files
files-add = Add files
files-without = Send without files
files-none = No files
files-needed = There are no words and no files yet. Send a picture or PDF in the chat, or press “{ back }” and type something.
send-files = Send a picture or PDF in the chat, or press “No files”.
example-files = Press the paper clip, choose a picture or PDF, and send it. If you have none, press “No files”.
files-count = { $count ->
        [0] No files
        [one] { $count } file
       *[other] { $count } files
    }
files-gone = { $count ->
        [one] A file that you sent is not kept any more, so nothing was sent yet. Please send it once more.
       *[other] { $count } files that you sent are not kept any more, so nothing was sent yet. Please send them once more.
    } All your other answers are still here.
files-over = { $number } can have { $most } files in all and takes { $room } more, so nothing was sent yet. Send only the ones that matter most, or press “{ files-none }”. All your other answers are still here.
files-here = Attached to this email: { $names }
files-large = { $page ->
        [yes] Too large to attach, to be opened on the page of this case (the link is at the end of this email): { $names }
       *[no] Too large to attach. The system has kept them, but there is no page of the case on which to open them; please tell whoever runs it (PUBLIC_URL): { $names }
    }

ask-receive = How would you like to receive the result?
    Personal data is not sent into the chat.
receive-email = My email
receive-post = By post
receive-talk = Staff contact me first
received-email = Email
received-post = Post
received-talk = Staff make contact first

ask-draft = What should the message that goes with this request say? To leave it out, press “Skip”.
ask-duplicate = You have the same request still open, number { $number }. What would you like to do?
duplicate-add = Add to that case
duplicate-anew = Open a new case
ask-add-text = What would you like to add to case { $number }?
add-files-alone = Only files, no words
add-nothing-more = Send what I filled in

cannot-be-undone = What is deleted cannot be brought back.
ask-send = Check once more before “{ $kind }” is sent. If it is right, confirm.
behalf-will-check = You can send this now. Staff first check that you may act for the owner of the data and then act on it.
phone-may-do = If this is the number on record, the team can begin at once. If it is not, staff will first check that it is you.
staff-will-check = You can send this now. Staff first check that it is you and then act on it.
row-kind = About
row-what = Kinds of data
row-copy = Form
row-period = Period and details
row-fee = If there is a fee
row-field-correction = Data that is wrong
row-field-addition = Data to add
row-before = It now says
row-after-correction = It should say
row-after-addition = To be added
row-evidence = Helps to check
row-nth = { $n }. { $label }
row-why = Reason
row-details = Details
row-ads = To be stopped
row-ads-by = Ways to stop
row-receive = How to receive
row-files = Files
row-draft = Your message
row-verified = Verified by email
row-goal = You want
row-stranger = Search by
row-number = Number
row-wish-copy = Form
row-wish-reason = Reason
row-wish-fee = Fee
row-behalf = Acting for
row-behalf-name = Name of the person
row-behalf-account = Account of the owner
row-grounds = Relation, documents
row-phone = Number shared from Telegram
change = { $before } → { $after }

filed = Received, number { $number }
    { $kind }
filed-next = We are sending it to the privacy team and will tell you in this chat when it has been delivered. See how it goes at /status
filed-by-phone = We are sending it to the privacy team and will tell you in this chat when it has been delivered. See how it goes at /status
    If more is needed to check that it is you, staff will contact you.
filed-unverified = We are sending it to the privacy team and will tell you in this chat when it has been delivered. See how it goes at /status
    Staff will first check that it is you and then act on it.
filed-unverified-behalf = We are sending it to the privacy team and will tell you in this chat when it has been delivered. See how it goes at /status
    Staff will first check that you may act for the owner of the data, and then act on it.
due-law = Deadline by law: { $on }
due-target = Target of the team: { $on }
team-told = Delivered to the team: case { $number }
team-late = Your case is saved, but the team's email system is not responding. We will keep sending until it is delivered, and tell you then.
team-not-told = Case { $number } is saved, and its date still counts, but the email to the team could not be delivered.
    The operators can see this. We will tell you here once it has reached the team.

# In letters.
due-note-law = PDPA section { $section }: { $days } days from receipt
due-note-target = Target of { $days } days; the law sets no number of days
section-of-act = Personal Data Protection Act B.E. 2562 (2019), section { $section }
method-email = Code sent by email
method-phone = Phone number shared from Telegram
method-email-phone = Code sent by email, and phone number shared from Telegram
level-email = The person can use this email. This does not prove who they are.
level-phone = Telegram confirms that this number belongs to the person's account. This does not prove who they are.
level-email-phone = The person can use this email, and Telegram confirms that the number belongs to the person's account.
proof-address = Verified: the person can use this email. There is no customer register to compare with, so it is not known whether they are a customer.
proof-customer = Verified: the person can use this email, and it is in the customer register.
proof-stranger = Verified: the person can use this email, but it is not in the customer register.
proof-mailbox = Verified: the person can use this email.
proof-phone = Telegram confirms that this number belongs to the person's account.
phone-vouched = the number of this Telegram account
phone-own = the number of this Telegram account; there is no register to compare with
phone-customer = the number of this Telegram account; it matches the register for the verified email
phone-stranger = the number of this Telegram account; it does not match the register for the verified email

ask-post-address = Which address? Write the name, the address and the postcode
row-post-address = Postal address

way-phone = That is all right. The phone number that the service has of you can be evidence instead. If it is not enough, staff will check.
way-unproven = Two more questions help staff to check that it is you. You can skip them.
ask-known-by = { $whose ->
        [stranger] Which name, phone number or email should the team search for?
       *[customer] Which name, email or phone number have you given to the service?
            One that no longer works is fine.
    }
ask-reach-by = If staff need to contact you, how can they? For example a phone number and a good time.
row-search-by = Search for
row-known-by = Once given
row-reach-by = Can be reached by
row-proof = Evidence
proof-by-phone = The number shared from Telegram
phone-customer-alone = the number of this Telegram account; it is in the register of customers
phone-stranger-alone = the number of this Telegram account; it is not in the register of customers
unproven = { $label } (unproven)
