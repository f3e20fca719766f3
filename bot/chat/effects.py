"""Effects: what a flow asks of the service, performed inside the transaction that hears the person."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from bot.chat.turn import Turn
from bot.identity.proofs import Proofs
from bot.tickets.code_letters import CodeLetters
from bot.tickets.store import Tickets, opens
from flows.effects import CheckCode, FindOpen, FindProof, FindTicket, FitsTicket, SendCode
from flows.verify import mask

log = logging.getLogger(__name__)


class Effects:
    """Performs effects; the outcome is a short string that the conversation keeps."""

    def __init__(self, proofs: Proofs, tickets: Tickets, letters: CodeLetters) -> None:
        self._proofs, self._tickets, self._letters = proofs, tickets, letters
        self._performers: dict[type, Callable[[Turn, Any], str]] = {
            FindProof: self._find_proof,
            SendCode: self._send_code,
            CheckCode: self._check_code,
            FindOpen: self._find_open,
            FindTicket: self._find_ticket,
            FitsTicket: self._fits_ticket,
        }

    def perform(self, turn: Turn, effect: Any) -> str:
        """Do what a flow asked for.  Raises KeyError for an effect that nobody performs."""
        return self._performers[type(effect)](turn, effect)

    def _find_proof(self, turn: Turn, effect: FindProof) -> str:
        proof = self._proofs.find(turn.db, turn.chat_id, effect.purpose)
        return f"{proof.id} {mask(proof.email)}" if proof else ""

    def _send_code(self, turn: Turn, effect: SendCode) -> str:
        made = self._proofs.start(turn.db, turn.chat_id, effect.email, effect.purpose, effect.after)
        log.info("code %s for %s", made if isinstance(made, str) else made.id, effect.purpose)
        if isinstance(made, str):
            return made
        self._letters.to_person(turn.db, turn.person, effect.email, effect.purpose, made)
        return made.id

    def _check_code(self, turn: Turn, effect: CheckCode) -> str:
        arrived = self._letters.arrived(turn.db, effect.challenge)
        outcome = self._proofs.check(turn.db, turn.chat_id, effect.challenge, effect.code, arrived=arrived)
        log.info("code %s is %s", effect.challenge, outcome.partition(" ")[0])
        if not outcome.startswith("right"):
            failing = self._proofs.failing(turn.db, turn.chat_id, effect.challenge)
            if failing is not None:
                self._letters.failing(turn.db, turn.person, effect.challenge, failing)
        return outcome

    def _find_open(self, turn: Turn, effect: FindOpen) -> str:
        proof = self._proofs.proof(turn.db, turn.chat_id, effect.proof)
        found = self._tickets.open_of(turn.db, turn.chat_id, effect.kind, proof.email) if proof else None
        return found.number if found else ""

    def _find_ticket(self, turn: Turn, effect: FindTicket) -> str:
        ticket = self._tickets.of(turn.db, turn.chat_id, effect.number)
        if ticket is None:
            return "closed"
        stands = "open" if ticket.is_open else "closed"
        return f"{stands} proven" if ticket.is_proven else stands

    def _fits_ticket(self, turn: Turn, effect: FitsTicket) -> str:
        ticket = self._tickets.of(turn.db, turn.chat_id, effect.number)
        proof = self._proofs.proof(turn.db, turn.chat_id, effect.proof)
        return "yes" if ticket is not None and proof is not None and opens(ticket, proof) else ""
