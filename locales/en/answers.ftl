# Around the answers; the answers are in questions/.

read-as = Read as: { $text }
that-is-it = That is what I asked
glad = Thank you for telling us. You can ask about anything else.
not-that = Not what I asked
which-one = To be sure: which of these do you mean?
none-of-these = None of these
forward = Send this to the team
read-preamble = Read the introduction
clause-found = The clause closest to your question is clause { $number }. The policy says:
read-clause = Read clause { $number }
silent = We did not find this in the policy. If you want an answer, we can send this question to the privacy team right away; no verification is needed.
    You can also try again in other words.
not-that-sorry = Sorry that this was not what you asked. Try again in other words, or send this question to the team.
no-calls = If it is the company that calls or writes, you can ask it to stop here. If it is somebody else, or you are not sure, tell the team.
wish-inquiry = Write to the team
wish-verify = Verify that it is me
gap-unanswered = No answer found
gap-disliked = Not what was asked
gap-silent = Not in the policy
