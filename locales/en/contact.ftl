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
ask-message = Type what you want to tell the team.
ask-reach = How should the team answer?
reach-chat = In this chat
reach-email = By email
ask-reach-email = Type the email address for the answer.
row-about = About
row-message = Message
row-reach = How to answer
