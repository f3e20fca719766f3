# Verification.

kind-verify = Verify that it is me
ask-email = To check that it is you, we will send a code by email.
    { $whose ->
        [stranger] Type your email address.
        [behalf] Type your own email address, not that of the owner of the data.
        [details] Type the email address with which you sent this.
       *[customer] Type the email address you registered with the service.
    }
ask-code = Type the 8-digit code from the email here.
    It is valid for 10 minutes. If you do not see the email, look in your spam folder too.
session-needs-mail = Verifying here works by email only, but you can make a request without it: with your phone number instead, or with staff checking it.
ask-way-on = What would you like to do?
way-on-other = Use another email
way-on-request = Make a request without email
way-on-team = Contact the team
way-on-add = Leave the team a message about this
details-need-mail = Details open only to whoever verifies the email that it was filed with. If you can no longer open that one, the team can help.
details-nobodys = { $number } was sent without a verified email, so its details do not open in the chat. If you want to know something about it, ask the team.
way-no-access = I cannot open my email
way-no-email = I have no email
code-sent = { $whose ->
        [customer] If { $email } is the registered address, we have sent a verification code to it.
       *[other] We are sending a verification code to { $email }.
    }
code-sent-again = { $whose ->
        [customer] If { $email } is the registered address, we have sent a new code to it. The earlier code no longer works.
       *[other] We are sending a new code to { $email }. The earlier code no longer works.
    }
code-too-soon = A code was sent just now. Wait about 1 minute before you ask for another.
code-limited = This chat has asked for codes several times. You can ask again in about 1 hour. Until then, staff can check instead.
code-wrong = { $left ->
        [one] The code is wrong or has expired. You have { $left } try left.
       *[other] The code is wrong or has expired. You have { $left } tries left.
    }
code-dead = This code no longer works. Press “Send a new code”.
code-guesses-limited = This chat has typed several wrong codes. You can try a code again in about 1 hour. Everything you entered is still here.
    If you would rather not wait, press “Let staff check”.
code-no-more-addresses = No more addresses can be tried. Staff can check instead.
code-resend = Send a new code
code-other = Use another email
code-staff = Let staff check
code-late = The email with the code cannot be sent at the moment. Everything you entered is still here. We will try again ourselves shortly.
    Or press “Let staff check” to go on without waiting for the code.
code-not-sent = The email with the code could not be sent. Everything you entered is still here.
    You can press “Send a new code” again, or “Let staff check” to go on without a code.
verified = Verified: you can use the email { $email }. You can make requests with it for the next 30 minutes.
purpose-session = Verification in the chat
purpose-behalf = A request for somebody else
purpose-behalf-deletion = A request to delete somebody’s data
purpose-details = Seeing what you sent
purpose-stranger = A request about data of this email
proof-lapsed = Your verification has run out, so please verify once more before it is sent. All your other answers are still here.
phone-lapsed = The phone number was shared too long ago, so please share it once more before it is sent. All your other answers are still here.
contact-limited = This chat has shared a phone number several times today. Try again tomorrow, or let staff check instead.
cap-open = A chat can have { $most } cases open at the same time, so no more can be sent until one is closed. Everything you entered is still here.
    If it cannot wait, write to the team at { $mailbox }.
cap-filed = A chat can send { $most } cases a day, so you can send more tomorrow. Everything you entered is still here.
    If it cannot wait, write to the team at { $mailbox }.
cap-said = This chat has written to the team many times just now. It can do so { $most } times an hour: wait a while, then press send again. What you typed is still here.
    If it cannot wait, write to the team at { $mailbox }.
