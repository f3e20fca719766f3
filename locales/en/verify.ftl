# Verification.

kind-verify = Verify that it is me
ask-email = To check that it is you, we will send a code by email.
    { $whose ->
        [stranger] Type your email address.
       *[customer] Type the email address you registered with the service.
    }
ask-code = Type the 8-digit code from the email here.
    It is valid for 10 minutes. If you do not see the email, look in your spam folder too.
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
code-no-more-addresses = No more addresses can be tried. Staff can check instead.
code-resend = Send a new code
code-other = Use another email
code-staff = Let staff check
code-late = The email with the code cannot be sent at the moment. Everything you entered is still here. We will try again ourselves shortly.
    Or press “Let staff check” to go on without waiting for the code.
code-not-sent = The email with the code could not be sent. Everything you entered is still here.
    You can press “Send a new code” again, or “Let staff check” to go on without a code.
verified = Verified: you can use the email { $email }. You can make requests with it for the next 30 minutes.
not-verified = You are not verified yet. You can still ask about the policy and write to the team as usual.
purpose-session = Verification in the chat
purpose-stranger = A request about data of this email
