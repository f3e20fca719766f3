# Contact.

kind-contact = Contact the privacy team
kind-question = Question
kind-complaint = Complaint
kind-concern = Concern
kind-leak = Report a possible leak

ask-about = What would you like to write about? No verification is needed.
about-question = Ask a question
about-complaint = Make a complaint
about-concern = Raise a concern
about-leak = Possible leak (urgent)
leak-means = This goes to the team as urgent. Meanwhile:
    Change your password for the service, and wherever else you use the same one.
    Give no codes or personal data to anybody who contacts you, even in the company's name.
# To somebody who is threatened or tricked just now.
afraid = This is frightening. Do these two things first:
    Give no codes or personal data to anybody who contacts you, even in the company's name. You may hang up, or not answer.
    Change your password for the service, and wherever else you use the same one.
afraid-bank = The bot cannot answer for your bank. About blocking a card or the money in your account, call your bank right away.
afraid-from-here = The bot does not know whether the data came from this company. The team can look into it.
afraid-team = You can tell the privacy team right away, as something urgent. No verification is needed.
ask-message = Type what you want to tell the team. You can send a picture or PDF with it.
ask-reach = How should the team answer?
reach-chat = In this chat
reach-email = By email
reach-call = Call me back
ask-reach-email = Type the email address for the answer.
ask-reach-phone = On which number should they call? Type it, with a good time if there is one.
call-means = The team makes the call; the bot cannot. If the team answers in writing, the answer comes to this chat.
call-on = call { $number }
talk-answered-by = The team can answer in this chat, by email or by calling you back, and in no other way. Just type which, such as: answer by email.
row-about = About
row-message = Message
row-reach = How to answer
row-reach-phone = Number to call
