"""Doors to the review committee: sessions, board, one person, agenda, figures."""

from talent.views.sessions.convening import session, session_move, session_presence, sessions
from talent.views.sessions.entering import GET_OR_POST, open_to, record, seen_session
from talent.views.sessions.items import agenda, session_item, session_person, session_step_out
from talent.views.sessions.room import figures, room, session_place

__all__ = [
    "GET_OR_POST",
    "agenda",
    "figures",
    "open_to",
    "record",
    "room",
    "seen_session",
    "session",
    "session_item",
    "session_move",
    "session_person",
    "session_place",
    "session_presence",
    "session_step_out",
    "sessions",
]
