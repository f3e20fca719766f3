# How this channel works, asked before, in and after a form.
process-time =
    Once it is sent you get a number and a date at once. The days differ: for access to data the law gives 30 at most.
    See the date and the state at any time with /status
process-after =
    When you press “{ confirm-send }”, it goes to the privacy team. People read it and answer it.
    The answer and every step are told in this chat, and by email if you chose that.
process-sent = The answers in a form reach the team once you press “{ confirm-send }” at the last step, and not before. Cases and files that were sent are at /status
process-kept =
    Answers in a form that is not sent are kept encrypted, and deleted within 2 days if you do not come back to it.
    /mydata shows what the bot keeps, /deletemydata deletes it.
process-hurry =
    No need to hurry. The form waits 24 hours for an answer, and can be taken back for one more day.
    Only the code from the email (10 minutes) and the proof (30 minutes) run out, and both can be had again.
process-proof =
    One proof is good for all requests within 30 minutes. After 15 minutes of silence it has to be given again.
    The answers that you gave are kept.
process-call =
    This chat takes text only: there are no calls, and the bot cannot hear voice messages.
    If you want the team to call, write your number and a good time into your message.
process-later =
    Before it is sent every answer can be changed. Afterwards you can add words and files at /status until it is closed.
    A closed one can be opened again within 30 days.
process-filed = What was sent to the team stays, and the team goes on with it. /deletemydata deletes only what the bot keeps about this chat.
process-picture =
    The bot cannot read what stands in a picture, so please type the answer too. The team looks at the picture.
    JPG, PNG and PDF are taken, up to 10 MB each. A wrong file can be removed below it before you send.
process-several =
    Several things can be asked for in one go, with one proof. Choose “{ kind-several }” at /request
    Each has a number and a date of its own.
process-free =
    Asking, requesting and complaining here cost nothing.
    Only for access to data clause 6.1 says that there may be a fee. If there is one, you are told before anything is done.
process-effect =
    This is about the data alone: it closes no account and removes no app. What needs that data may no longer work.
    Deleted data cannot be brought back; a stop or a withdrawn consent can be changed later. To be sure first, ask the team.
process-again =
    You can always file again. A request that was withdrawn or refused costs you no right.
    A closed one can be opened again within 30 days.
process-format =
    The policy does not name a kind of file. Tell the team what you want, such as a file that opens on a phone, or paper.
    Write it into the details of this request.
process-who =
    Only the privacy team of the company sees it. Other users and your workplace do not.
    For questions and complaints you need not say who you are; for requests about data the team has to know whose it is.
