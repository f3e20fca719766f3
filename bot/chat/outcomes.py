"""Outcomes: what a finished flow wants done is done, in the transaction that heard its last answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.chat.case_drafts import for_closed, keep, opened_again, taken
from bot.chat.my_data import forget
from bot.chat.reading.edits import joined
from bot.chat.told import as_told
from bot.chat.turn import Turn
from bot.identity.attempts import Attempts
from bot.identity.limits import FILED, OPEN_AT_ONCE, SAID
from bot.identity.people import People
from bot.identity.proofs import Proof, Proofs
from bot.tickets.actions import PERSON, Action, AddInformation, NotAllowed
from bot.tickets.actions import Reopen as ReopenTicket
from bot.tickets.actions import Withdraw as WithdrawTicket
from bot.tickets.attachments import AT_MOST, Attachments
from bot.tickets.letter_facts import wish_label
from bot.tickets.letters import TicketLetters
from bot.tickets.messages import next_of, of_owner
from bot.tickets.store import Filing, Ticket, Tickets, opens
from bot.tickets.workflow import TEXT_AT_MOST, Workflow
from flows.buttons import Open, Start, ToTeam, button
from flows.contact import Inquiry
from flows.forms_of_rights import RIGHTS
from flows.lines import Button, Line, Reply, line, plain
from flows.own import Forget
from flows.request import DRAFT, AddTo, Requests, purpose_of
from flows.talk import FILES_AHEAD, sent_in
from flows.ticket import ADDED_AT_MOST, AddFiles, Details, Reopen, Withdraw
from flows.verify import PROVING, Verified, address_again


@dataclass(frozen=True)
class Unfit:
    """Why what a form ended with is not done yet."""

    line: Line
    forgets: tuple[str, ...] = ()
    """What the names of the answers begin with that do not hold any more, and are asked for again."""
    stands: Mapping[str, str] = field(default_factory=dict)
    """Of the answers that are asked for again, what still holds."""


class Outcomes:
    """Files tickets, moves them, promises their letters."""

    def __init__(
        self,
        tickets: Tickets,
        workflow: Workflow,
        proofs: Proofs,
        files: Attachments,
        letters: TicketLetters,
        *,
        ledger: Attempts,
        people: People,
    ) -> None:
        self._ledger, self._people = ledger, people
        self._tickets, self._workflow, self._proofs = tickets, workflow, proofs
        self._files, self._letters = files, letters
        self._ways: dict[type, Callable[[Turn, Any, str], list[Reply]]] = {
            Requests: self._requests,
            Inquiry: self._inquiry,
            AddTo: self._add_to,
            AddFiles: self._add_files,
            Withdraw: self._withdraw,
            Reopen: self._reopen,
            Details: self._details,
            Forget: self._forget,
            Verified: lambda *_: [],
        }

    def carry_out(self, turn: Turn, result: object, submission: str) -> list[Reply]:
        """Do what a flow ended with.  `submission` names this very conversation: carried out again, it finds
        what was done the first time."""
        return self._ways[type(result)](turn, result, submission)

    def unfit(self, turn: Turn, result: object, active_at: float) -> Unfit | None:
        """Why what a flow ended with cannot be done now, if it cannot: too much from this chat, files that are not kept
        any more, or what was proven has run out since.  `active_at`: when the person last did something with the
        form."""
        match result:
            case Requests():
                why = self._too_many(turn, len(result.requests))
                if why is None:
                    return self._gone(turn, result.files) or self._lapsed(turn, result, active_at)
            case Inquiry():
                why = self._too_many(turn, 1)
                if why is None:
                    return self._gone(turn, result.files)
            case AddTo() | AddFiles():
                closed = (
                    self._closed(turn, result)
                    if isinstance(result, AddTo)
                    else self._full_draft(turn, result)
                )
                if closed is not None:
                    return closed
                why = self.said_enough(turn)
                if why is None:
                    return self._gone(turn, result.files) or self._over(turn, result.number, result.files)
            case Withdraw():
                why = self.said_enough(turn)
            case Reopen():
                why = self.said_enough(turn) or self._too_many_open(turn, 1)
            case _:
                why = None
        return Unfit(why) if why else None

    def said_enough(self, turn: Turn) -> Line | None:
        """Why a chat can send no more about its cases for now, if it cannot."""
        chat = {"chat": str(turn.chat_id)}
        self._ledger.alone(turn.db, *chat.items())
        return self._full("cap-said", SAID[0].most) if self._ledger.is_over(turn.db, SAID, chat) else None

    def _too_many(self, turn: Turn, more: int) -> Line | None:
        """Why so many requests more cannot be filed from a chat, if they cannot."""
        chat = {"chat": str(turn.chat_id)}
        self._ledger.alone(turn.db, *chat.items())
        if (open_already := self._too_many_open(turn, more)) is not None:
            return open_already
        if self._ledger.is_over(turn.db, FILED, chat, more):
            return self._full("cap-filed", FILED[0].most)
        return None

    def _too_many_open(self, turn: Turn, more: int) -> Line | None:
        """Why so many cases more cannot be open in a chat, if they cannot; the ledger holds it alone already."""
        if self._tickets.count_open(turn.db, turn.chat_id) + more > OPEN_AT_ONCE:
            return self._full("cap-open", OPEN_AT_ONCE)
        return None

    def _full(self, id: str, most: int, **values: str | int) -> Line:
        return line(id, most=most, mailbox=self._letters.mailbox, **values)

    def _gone(self, turn: Turn, wanted: tuple[str, ...]) -> Unfit | None:
        """Files that the last look counted and that cannot go with it: nobody sends less evidence than they think."""
        gone = self._files.gone(turn.db, turn.chat_id, wanted)
        if not gone:
            return None
        left = ",".join(each for each in wanted if each not in gone)
        return Unfit(
            line("files-gone", count=len(gone)), ("files", FILES_AHEAD), {FILES_AHEAD: left} if left else {}
        )

    def _closed(self, turn: Turn, added: AddTo) -> Unfit | None:
        """The ticket that a whole form was to go into has been closed meanwhile: the form becomes a request of its
        own, and the words that were to go with it become part of that, if there is room for both."""
        ticket = self._tickets.of(turn.db, turn.chat_id, added.number, taken=True)
        if ticket is None or ticket.is_open:
            return None
        draft = joined(added.draft, added.text)
        if len(draft) > DRAFT.at_most:
            return Unfit(line("closed-no-room", number=added.number, most=DRAFT.at_most))
        stands = {"drafted": "yes", "draft": draft} if draft else {}
        return Unfit(line("closed-so-anew", number=added.number), ("open", "duplicate", "add-text"), stands)

    def _full_draft(self, turn: Turn, added: AddFiles) -> Unfit | None:
        """The ticket has been closed meanwhile, and what waits for it already leaves no room to keep these words as
        well: the form keeps them."""
        ticket = self._tickets.of(turn.db, turn.chat_id, added.number, taken=True)
        if ticket is None or ticket.is_open or not taken(turn, added.number, added.text)[1]:
            return None
        return Unfit(line("closed-no-room", number=added.number, most=ADDED_AT_MOST))

    def _over(self, turn: Turn, number: str, wanted: tuple[str, ...]) -> Unfit | None:
        """More files than the ticket can take yet: the person chooses which."""
        ticket = self._tickets.of(turn.db, turn.chat_id, number)
        if ticket is None or not self._files.over(turn.db, turn.chat_id, wanted, ticket.id):
            return None
        room = self._files.room(turn.db, ticket.id)
        return Unfit(line("files-over", number=number, most=AT_MOST, room=room), ("files", FILES_AHEAD))

    def left_out(self, turn: Turn, number: str, files: Sequence[str]) -> tuple[Sequence[str], Line | None]:
        """The files for which a ticket has no room, and what is said of them, if there are any."""
        ticket = self._tickets.of(turn.db, turn.chat_id, number)
        over = self._files.over(turn.db, turn.chat_id, files, ticket.id) if ticket else []
        return over, self._full("case-files-over", AT_MOST, number=number, count=len(over)) if over else None

    def _lapsed(self, turn: Turn, wanted: Requests, active_at: float) -> Unfit | None:
        """What was proven when the form asked may be too old now, or used for something else."""
        # One that is gone, or was never there, is no evidence either: the team would have nothing to look for.
        lost = bool(wanted.phone) and self._proofs.still_phone(turn.db, turn.chat_id, wanted.phone) is None
        forgets = ("phone",) if lost else ()
        if wanted.verified is not None and self._proof(turn, wanted, active_at) is None:
            stands = address_again(turn.talk.answers) if turn.talk else {}
            return Unfit(line("proof-lapsed"), (*PROVING, *forgets), stands)
        return Unfit(line("phone-lapsed"), forgets) if forgets else None

    def _proof(self, turn: Turn, wanted: Requests, active_at: float) -> Proof | None:
        """The proof of an address, as it stands now, for the strictest of what is asked."""
        if wanted.verified is None:
            return None
        kinds = tuple(each.kind for each in wanted.requests)
        purpose = purpose_of(kinds, behalf=wanted.behalf is not None, stranger=wanted.stranger)
        return self._proofs.still(turn.db, turn.chat_id, wanted.verified.proof, purpose, active_at)

    def _phone(self, turn: Turn, wanted: Requests, proof: Proof | None) -> tuple[Proof | None, bool]:
        """The own phone that was shared, and whether it is evidence: beside an address it is, unless the customer of
        that address has another; alone, of somebody with an account, where one customer has it."""
        phone = self._proofs.still_phone(turn.db, turn.chat_id, wanted.phone) if wanted.phone else None
        if phone is None:
            return None, False
        if proof is not None:
            known = self._proofs.is_of(turn.db, phone, proof.email)
            return replace(phone, known=known), known is not False
        by_phone = self._proofs.registered(turn.db, turn.chat_id, wanted.phone)
        return (replace(phone, known=True) if by_phone else phone), by_phone or wanted.stranger

    def _requests(self, turn: Turn, wanted: Requests, submission: str) -> list[Reply]:
        proof = self._proof(turn, wanted, math.inf)  # how long they were idle was looked at before
        phone, evident = self._phone(turn, wanted, proof)
        tickets: list[tuple[Ticket, bool]] = []
        for request in wanted.requests:
            # What cannot be undone needs two pieces of evidence, of a customer; what is another's, the eye of staff.
            if RIGHTS[request.kind].irreversible:
                enough = proof is not None and evident and not wanted.stranger
            else:
                enough = proof is not None or evident
            filing = Filing(
                f"{submission}:{request.kind}",
                turn.chat_id,
                turn.person.language,
                request.kind,
                asdict(request)
                | {
                    "behalf": asdict(wanted.behalf) if wanted.behalf else None,
                    "unproven": asdict(wanted.unproven) if wanted.unproven else None,
                    "stranger": wanted.stranger,
                },
                proof=proof,
                phone=phone,
                state="open" if enough and not wanted.behalf else "awaiting-verification",
            )
            tickets.append(self._tickets.file(turn.db, filing))
        if proof and any(RIGHTS[each.kind].irreversible for each in wanted.requests):
            self._proofs.spend(turn.db, proof.id)
        self._filed_more(turn, sum(new for _, new in tickets))
        numbers = [ticket.number for ticket, _ in tickets]
        # Evidence belongs to the right that asks for it.
        for_files = next((each for each, _ in tickets if RIGHTS[each.kind].files), tickets[0][0])
        for ticket, new in tickets:
            if not new:
                continue
            if ticket is for_files:
                self._files.attach(turn.db, turn.chat_id, wanted.files, ticket.id)
            linked = [each for each in numbers if each != ticket.number]
            if linked:
                self._tickets.happened(turn.db, ticket, "linked", "service", {"numbers": linked})
            self._letters.request(turn.db, turn.person, ticket, linked)
            if proof:
                self._letters.receipt(turn.db, turn.person, ticket)
        return [
            *(_filed(ticket) for ticket, _ in tickets),
            *self._unasked(turn, tickets[0][0]),
        ]

    def _unasked(self, turn: Turn, ticket: Ticket | None) -> list[Reply]:
        """Files that came while the form was filled, which did not ask for any: said that they did not go with it, with
        the way to send them too."""
        answers = turn.talk.answers if turn.talk else {}
        came = () if "files" in answers else sent_in(answers)
        gone = self._files.gone(turn.db, turn.chat_id, came)
        if ticket is None or not ticket.is_open or not (count := len(came) - len(gone)):
            return []
        attach = button(line("file-to-ticket", number=ticket.number), Start("add", ticket=ticket.number))
        return [Reply((line("files-unasked", count=count),), ((attach,),), about=ticket.id)]

    def _inquiry(self, turn: Turn, inquiry: Inquiry, submission: str) -> list[Reply]:
        filing = Filing(
            submission,
            turn.chat_id,
            turn.person.language,
            inquiry.kind,
            {name: said for name, said in asdict(inquiry).items() if name != "files"},
            email=inquiry.email,
        )
        ticket, new = self._tickets.file(turn.db, filing)
        self._filed_more(turn, int(new))
        if new:
            self._files.attach(turn.db, turn.chat_id, inquiry.files, ticket.id)
            self._letters.inquiry(turn.db, turn.person, ticket)
            if as_told(turn.person.question) in inquiry.message:
                self._people.filed(turn.db, turn.chat_id)
        return [_filed(ticket)]

    def _filed_more(self, turn: Turn, times: int) -> None:
        if times:
            self._ledger.add(turn.db, "filed", {"chat": str(turn.chat_id)}, times=times)

    def _add_to(self, turn: Turn, added: AddTo, submission: str) -> list[Reply]:
        facts = self._letters.facts
        rows = [facts.say(line("summary-row", label=row.label, value=row.value)) for row in added.filled]
        text = "\n".join([*rows, *([added.text] if added.text else [])])
        parts = [text[at : at + TEXT_AT_MOST] for at in range(0, len(text), TEXT_AT_MOST)]
        said = [
            self._add_files(turn, AddFiles(added.number, part, () if n else added.files), submission)
            for n, part in enumerate(parts)
        ]
        ticket = self._tickets.of(turn.db, turn.chat_id, added.number)
        return [*said[-1], *self._unasked(turn, ticket)]

    def _add_files(self, turn: Turn, added: AddFiles, submission: str) -> list[Reply]:
        ticket = self._tickets.of(turn.db, turn.chat_id, added.number, taken=True)
        if ticket is None:
            return [Reply((line("status-unknown"),))]
        if not ticket.is_open:
            given = len(added.files)
            return [for_closed(self._people, turn, ticket.number, added.text, "closed-meanwhile", given)]
        self._files.attach(turn.db, turn.chat_id, added.files, ticket.id)
        text = added.text or self._letters.facts.say(line("case-files-alone"), turn.person.language)
        return self.move(turn, added.number, AddInformation(text, added.files))

    def _withdraw(self, turn: Turn, wanted: Withdraw, submission: str) -> list[Reply]:
        return self.move(turn, wanted.number, WithdrawTicket(wanted.reason))

    def _reopen(self, turn: Turn, wanted: Reopen, submission: str) -> list[Reply]:
        ticket = self._tickets.of(turn.db, turn.chat_id, wanted.number, taken=True)
        opened = ticket is not None and ticket.is_open  # by the team, while the form was filled
        action = AddInformation(wanted.reason) if opened else ReopenTicket(wanted.reason)
        said = self.move(turn, wanted.number, action)
        if said and ticket is not None:  # it is too late: the words are not lost
            draft, too_long = taken(turn, ticket.number, wanted.reason)
            mark = keep(self._people, turn, wanted.reason if too_long else draft, ticket.number)
            tell = button(line("case-comment"), ToTeam(ticket.number, mark), "primary")
            return [replace(each, rows=((tell,),)) for each in said]
        if said:
            return said
        handed = turn.talk.answers.get("draft", "") if turn.talk else ""
        opened_again(self._people, turn, wanted.number, wanted.reason, handed)
        return [Reply((line("opened-meanwhile", number=wanted.number),))] if opened else []

    def _details(self, turn: Turn, wanted: Details, submission: str) -> list[Reply]:
        """What was filed, to the person who filed it and has just proven to be that person."""
        ticket = self._tickets.of(turn.db, turn.chat_id, wanted.number)
        proof = self._proofs.proof(turn.db, turn.chat_id, wanted.verified.proof)
        if ticket is None:
            return [Reply((line("status-unknown"),))]
        if proof is None or not opens(ticket, proof):
            return [Reply((line("details-not-this", number=ticket.number),))]
        sent = len(self._files.listed(turn.db, ticket.id))
        files = [_row("row-files", line("files-count", count=sent))] if sent else []
        told = (line("details-of", number=ticket.number), *_rows(ticket), *files)
        return [Reply(told, protected=True, about=ticket.id)]

    def _forget(self, turn: Turn, wanted: Forget, submission: str) -> list[Reply]:
        kept = len(self._tickets.all_of(turn.db, turn.chat_id))
        forget(turn.db, turn.chat_id)
        return [Reply((line("forgotten", kept=kept),))]

    def title_of(self, turn: Turn, number: str) -> str:
        """The message id of what a ticket of the person's own asks for; empty where there is none such."""
        ticket = self._tickets.of(turn.db, turn.chat_id, number) if number else None
        return ticket.title.id if ticket else ""

    def why_not(self, turn: Turn, flow: str, ticket: Ticket) -> Line | None:
        """Why a form about a ticket would end in nothing; None where it would not."""
        rule = _RULES.get(flow)
        return self._workflow.why_not(ticket, rule, PERSON) if rule else None

    def move(self, turn: Turn, number: str, action: Action) -> list[Reply]:
        """Have something done with a ticket of the person's own.  What was done, the ticket itself tells."""
        ticket = self._tickets.of(turn.db, turn.chat_id, number, taken=True)
        if ticket is None:
            return [Reply((line("status-unknown"),))]
        try:
            self._workflow.act(turn.db, ticket, action, PERSON)
        except NotAllowed as refused:
            return [Reply((refused.line,))]
        self._ledger.add(turn.db, "said", {"chat": str(turn.chat_id)})
        return []


_RULES = {"add": AddInformation.rule, "withdraw": WithdrawTicket.rule, "reopen": ReopenTicket.rule}
"""What the forms about a ticket end in; seeing it changes nothing."""


def ways_on(result: object) -> tuple[tuple[Button, ...], ...]:
    """The buttons under the last words of a flow after which nothing is done: nobody is left without a way."""
    if isinstance(result, Verified):
        return ((button(line("menu-request"), Open("request")), button(line("to-menu"), Open("menu"))),)
    return ()


def _filed(ticket: Ticket) -> Reply:
    """The words that may be said once the ticket is stored: not yet that the team has it."""
    due = line("due-law" if ticket.legal else "due-target", on=line("date-of", at=ticket.due_at))
    lines = (
        line("filed", number=ticket.number, kind=ticket.title),
        *of_owner(ticket),
        due,
        next_of(ticket),
    )
    copy = Button(line("copy-number"), copies=ticket.number)
    row = (copy, button(line("menu-status"), Open("status", ticket.number)))
    return Reply(lines, (row,), about=ticket.id)


def _rows(ticket: Ticket) -> list[Line]:
    """What was filed, as it stood in the summary."""
    rows = [line("summary-row", label=line("row-kind"), value=ticket.title)]
    if "message" in ticket.body:
        reach = plain(ticket.email) if ticket.email else line("reach-chat")
        if call := ticket.body.get("call"):
            reach = line("call-on", number=call)
        return [*rows, _row("row-message", plain(ticket.body["message"])), _row("row-reach", reach)]
    if behalf := ticket.body.get("behalf"):
        rows.append(_row("row-behalf", line(f"relation-{behalf['relation']}")))
        rows += [
            _row(f"row-{name}", plain(behalf[field]))
            for name, field in (
                ("behalf-name", "name"),
                ("behalf-account", "account"),
                ("grounds", "grounds"),
            )
            if behalf.get(field)
        ]
    wish = ticket.body.get("wish", {})
    if categories := wish.get("categories"):
        named = [line(f"category-{each.replace('.', '-')}") for each in categories]
        rows.append(line("summary-row", label=line("row-what"), value=line("list", items=named)))
    for name in ("copy", "reason", "fee"):
        if wish.get(name):
            rows.append(line("summary-row", label=line(wish_label(name, wish[name])), value=line(wish[name])))
    for change in wish.get("changes", ()):
        named_field = plain(change["what"]) if change["what"] else line(f"field-{change['field']}")
        after = line("change", before=change["before"] or "-", after=change["after"])
        rows.append(line("summary-row", label=named_field, value=after))
    for name in ("ads_by", "details", "evidence"):
        if wish.get(name):
            rows.append(_row(f"row-{name.replace('_', '-')}", plain(wish[name])))
    return [*rows, *_how(ticket)]


def _how(ticket: Ticket) -> list[Line]:
    """By what it was shown who asks, and where the answer is to go."""
    body, rows = ticket.body, []
    if body.get("receive") and RIGHTS[ticket.kind].hands_out:
        rows.append(_row("row-receive", line(f"received-{body['receive']}")))
    if body.get("address"):
        rows.append(_row("row-post-address", plain(body["address"])))
    if "email" in ticket.method:
        rows.append(_row("row-verified", plain(ticket.email)))
    if body.get("phone"):
        rows.append(_row("row-proof", line("proof-by-phone")))
    known_by = "row-search-by" if body.get("stranger") else "row-known-by"
    said = body.get("unproven") or {}
    rows += [
        _row(label, plain(said[name]))
        for name, label in (("known_by", known_by), ("reach", "row-reach-by"))
        if said.get(name)
    ]
    return [*rows, _row("row-draft", plain(body["draft"]))] if body.get("draft") else rows


def _row(label: str, value: Line) -> Line:
    return line("summary-row", label=line(label), value=value)
