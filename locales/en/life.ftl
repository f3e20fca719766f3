# The life of a ticket, as the person is told.

life-open = See this case
life-accepted = Staff have checked that it is you. The team has started on it.
life-accepted-behalf = Staff have checked that you may act for the owner of the data. The team has started on it.
life-answered = Answer from the privacy team
life-asked = The team needs more information from you
life-how-to-add = Just type your answer in the chat with the bot, or send a photo or PDF. The bot asks before it sends anything to the team.
    The date stays as it is while we wait for your answer.
life-extended = { $days ->
        [one] The team needs { $days } more day. The reason:
       *[other] The team needs { $days } more days. The reason:
    }
life-extended-law = The deadline by law stays as it was. If you disagree, you can complain to the Office of the Personal Data Protection Committee (PDPC, สคส.).
life-refused = The team has considered this request and cannot carry it out.
life-ground = Ground: { $ground }
    Personal Data Protection Act B.E. 2562 (2019), section { $section }
life-fulfilled = The team has carried out your request and closed this case.
life-answered-all = The team has dealt with this case and closed it.
life-partly = The team has done this in part and closed this case.
life-closed-unverified = This case is closed, because it could not yet be verified that it is you.
    No data was disclosed, changed or deleted.
life-closed-unverified-behalf = This case is closed, because it could not yet be verified that you may act for the owner of the data.
    No data was shown, changed or deleted.
life-withdrawn = This case is withdrawn. The team will stop working on it.
life-added = Added to this case, and being sent to the team.
life-commented = Your message goes to the team. The case stays as it is.
life-reopened = This case is open again, and your message is being sent to the team.
life-again = { $after ->
        [withdrawn] If you change your mind
        [refused] If you disagree
        [closed-unverified] When you have more evidence
       *[other] If something is missing or not right
    }, you can open this case again from /status until { $until }.
life-complain = By law (Personal Data Protection Act, section 73), you can complain to the Office of the Personal Data Protection Committee (PDPC, สคส.), in person, by post or electronically.
    A complaint needs your name, address, phone number or email, a copy of your ID card, what happened, the damage, the evidence, and what you want.
    How to file it: www.pdpc.or.th

due-extended = The team will tell you the result by: { $on }
due-note-extended-law = Moved from the deadline by law, { $first }
due-note-extended-target = Moved from the earlier target, { $first }
due-note-leak = Target of { $days } days, so that the company can notify the PDPC within 72 hours if it is a breach, section 37(4)

# Where it stands, on the status page.
state-awaiting-person = Status: waiting for more information from you
state-extended = Status: the team is working on it and has asked for more time
state-fulfilled = Status: done
state-partly = Status: done in part
state-refused = Status: the request cannot be carried out
state-withdrawn = Status: you withdrew this case
state-closed-unverified-behalf = Status: closed, because it could not yet be verified that you may act for the owner of the data
state-closed-unverified = Status: closed, because it could not yet be verified that it is you

# What went to and fro, on the page of a ticket.
past = { $on } · { $what }
past-before = { $count ->
        [one] One earlier entry is not shown here; the team has it.
       *[other] { $count } earlier entries are not shown here; the team has all of them.
    }
past-accepted-behalf = The team has checked that you may act for the owner of the data
past-accepted = The team has checked that it is you
past-answered = The team answered
past-asked = The team needs more information
past-added = You added
past-extended = { $days ->
        [one] The team needs { $days } more day, until { $until }
       *[other] The team needs { $days } more days, until { $until }
    }
past-refused = The team cannot carry out the request
past-fulfilled = The team has done it and closed the case
past-partly = The team has done it in part and closed the case
past-closed-unverified-behalf = Closed, because it could not yet be verified that you may act for the owner of the data
past-closed-unverified = Closed, because it could not yet be verified that it is you
past-withdrawn = You withdrew the case
past-commented = You wrote to the team
past-reopened = You opened the case again
past-reopened-team = The team opened the case again

# Headings of letters to the person.
title-accepted-behalf = Checked that you may act for the owner of the data
title-accepted = Checked that it is you
title-asked = More information needed
title-extended = More time needed
title-refused = The request cannot be carried out
title-fulfilled = Done
title-partly = Done in part
title-closed-unverified = Closed
title-withdrawn = Withdrawn
title-added = Information added
title-commented = Your message to the team
title-reopened = Open again

# Grounds of refusal: codes of bot/tickets/law.py.
ground-unreasonable = The request is not reasonable
ground-excessive = The request is excessive
ground-law = The law or a court order allows refusal
ground-others = The rights or freedoms of others would be affected
ground-expression = Freedom of expression
ground-contract = Needed to carry out a contract
ground-necessary = The data is still needed for the purpose it is kept for
ground-public = The public interest or a duty under the law
ground-claims = Needed to establish, exercise or defend legal claims
ground-legitimate = Legitimate interests that weigh more
ground-other = Another ground
ground-partly = Possible in part

# What a state is called within a sentence.
stands-awaiting-verification = Waiting for the check of identity
stands-open = Being worked on
stands-awaiting-person = Waiting for the person
stands-extended = Being worked on (more time taken)
stands-fulfilled = Done
stands-partly = Done in part
stands-refused = Refused
stands-withdrawn = Withdrawn
stands-closed-unverified = Closed, identity not verified

# Why it cannot be done.
not-yours = This is not yours to do.
not-closed = This case is not closed, so it need not be opened again.
closed-already = This case is closed ({ $state }).
check-identity-first = The person's identity has not been checked. First check it and accept the case, or ask for more proof, or close it as not verified.
checked-already = This case is not waiting for a check of identity ({ $state }).
moved-meanwhile = Something changed in this case meanwhile, so nothing more was done. Look at it again first.
words-missing = There is no text yet. Type the message or the reason too.
words-too-long = This text has { $now } characters; the limit is { $most }.
days-out-of-range = It can be extended by 1 to { $most } days at a time.
cannot-be-refused = “{ $kind }” cannot be refused. Answer it, or act on it and close it.
ground-not-valid = This ground does not apply to this right. Those that apply: { $grounds }
too-late-to-reopen = This case could be opened again only until { $until }. You can make a new request from /request
