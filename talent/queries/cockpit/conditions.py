"""What may be said of a file, as SQL: open, late, blocked; and what each measure counts."""

from talent.choices import Files, Measure, Show

# Where each person works that day, and the first held position above it: their manager. The
# same rule as directory_superiors(), for all people at once (tests compare the two).
# The population is named once: the database then leaves out what nobody asked of it.
FILES = """,
    own AS MATERIALIZED (
        SELECT w.person_id, w.position_id FROM asked p
          JOIN directory_attached(%(on)s) w ON w.person_id = p.person_id
    ), climb AS (
        SELECT own.person_id, t.reports_to_id AS position_id, 1 AS step
          FROM own
          JOIN directory_positionterms t ON t.position_id = own.position_id
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         WHERE t.reports_to_id IS NOT NULL
        UNION ALL
        SELECT climb.person_id, t.reports_to_id, climb.step + 1
          FROM climb
          JOIN directory_positionterms t ON t.position_id = climb.position_id
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         WHERE t.reports_to_id IS NOT NULL
    ), holders AS (
        SELECT DISTINCT ON (h.position_id) h.position_id, h.person_id
          FROM (SELECT DISTINCT position_id FROM climb) above
          JOIN directory_attached(%(on)s) h ON h.position_id = above.position_id AND h.present
         ORDER BY h.position_id, h.precedence, h.starts_on, h.appointment_id
    ), managers AS (
        SELECT DISTINCT ON (climb.person_id) climb.person_id, h.person_id AS manager_id, climb.step
          FROM climb JOIN holders h ON h.position_id = climb.position_id
           AND h.person_id <> climb.person_id
         ORDER BY climb.person_id, climb.step
    ), results AS (
        SELECT person_id,
               count(*) FILTER (WHERE expires_on IS NULL OR expires_on >= %(on)s) AS valid
          FROM (SELECT DISTINCT ON (l.person_id, l.skill) l.person_id, l.expires_on
                  FROM directory_languageresult l JOIN asked p ON p.person_id = l.person_id
                 WHERE l.tested_on <= %(on)s
                 ORDER BY l.person_id, l.skill, l.tested_on DESC) latest
         GROUP BY person_id
    ), files AS (
        SELECT p.*, m.manager_id, m.step, mp.user_id AS manager_user_id,
               mp.given_name AS manager_given, mp.family_name AS manager_family,
               coalesce(account.is_active, false) AS reachable,
               coalesce(results.valid, 0) >= 3 AS results_valid,
               coalesce(place.needs_valid_language_results, false) AS needs_results
          FROM population p
          LEFT JOIN managers m ON m.person_id = p.person_id
          LEFT JOIN directory_person mp ON mp.id = m.manager_id
          LEFT JOIN accounts_user account ON account.id = p.user_id
          LEFT JOIN results ON results.person_id = p.person_id
          LEFT JOIN talent_assessment s ON s.id = p.assessment_id
          LEFT JOIN cycles_placement place ON place.id = s.placement_id
    )
"""

# What stops the package, and what needs a reason, is said in talent/rules/submission.py.
OPEN = "answers NOT IN ('submitted', 'declined')"
STANDS = "answers <> 'declined' AND NOT hidden"
ASSESSED = "assessment IN ('complete', 'approved')"
REQUIRED = "submission = 'required' AND NOT hidden"
ANSWERS_LATE = f"counts AND {OPEN} AND answer_by < %(on)s"
ASSESSMENT_LATE = f"counts AND {STANDS} AND NOT {ASSESSED} AND assess_by < %(on)s"

CONDITIONS: dict[str, str] = {
    Show.ALL: "true",
    Show.LATE: f"(({ANSWERS_LATE}) OR ({ASSESSMENT_LATE}))",
    Show.ANSWERS_OPEN: OPEN,
    Show.ANSWERS_LATE: ANSWERS_LATE,
    Show.ANSWERED: "answers = 'submitted'",
    Show.DECLINED: "answers = 'declined'",
    Show.MUST_ANSWER: "submission = 'required' AND answers <> 'submitted'",
    Show.EXPECTED: (
        "submission = 'expected' AND answers <> 'declined' "
        "AND (answers <> 'submitted' OR (NOT hidden AND assessment <> 'approved'))"
    ),
    Show.ASSESSMENT_OPEN: f"{STANDS} AND NOT {ASSESSED}",
    Show.ASSESSMENT_LATE: ASSESSMENT_LATE,
    Show.ASSESSED: f"{STANDS} AND {ASSESSED}",
    Show.MUST_ASSESS: f"{REQUIRED} AND NOT {ASSESSED}",
    Show.UNAPPROVED: f"{REQUIRED} AND assessment = 'complete'",
    Show.UNPLACED: f"{STANDS} AND NOT placed",
    Show.PLACED: f"{STANDS} AND placed",
    Show.TALK_OPEN: f"{STANDS} AND held_on IS NULL",
    Show.TALKED: f"{STANDS} AND held_on IS NOT NULL",
    Show.UNSHARED: f"{STANDS} AND assessment = 'approved' AND NOT shared",
    Show.SHARED: f"{STANDS} AND shared",
    Show.NO_MANAGER: "counts AND answers <> 'declined' AND manager_id IS NULL",
    Show.VACANT_ABOVE: "counts AND answers <> 'declined' AND step > 1",
    Show.NO_ACCOUNT: "counts AND NOT reachable",
    Show.NO_RESULTS: f"counts AND {STANDS} AND NOT results_valid",
    Show.READY_WITHOUT_RESULTS: f"counts AND {STANDS} AND needs_results AND NOT results_valid",
    Show.NO_RULE: "participation = ''",
}
# What stops the submission, or the exercise of a file that is to be sent.
BLOCKING = (
    Show.NO_MANAGER,
    Show.MUST_ANSWER,
    Show.MUST_ASSESS,
    Show.UNAPPROVED,
    Show.READY_WITHOUT_RESULTS,
)
CONDITIONS[Show.BLOCKED] = " OR ".join(f"({CONDITIONS[show]})" for show in BLOCKING)
ASKED = "participation <> ''"
# To be sent is what may still go: whoever declined has no file.
FILES_CHOSEN = {
    Files.SENT: "counts AND answers <> 'declined'",
    Files.BY_CHOICE: "NOT counts",
    Files.ALL: "true",
}

# Of each measure: which files it is about, those done, and those to be done.
MEASURES: dict[str, tuple[str, str, str]] = {
    Measure.ANSWERS: ("answers <> 'declined'", Show.ANSWERED, Show.ANSWERS_OPEN),
    Measure.ASSESSMENTS: (STANDS, Show.ASSESSED, Show.ASSESSMENT_OPEN),
    Measure.PLACEMENTS: (STANDS, Show.PLACED, Show.UNPLACED),
    Measure.TALKS: (STANDS, Show.TALKED, Show.TALK_OPEN),
    Measure.SHARED: (f"{STANDS} AND assessment = 'approved'", Show.SHARED, Show.UNSHARED),
}

# Whom a reminder about such files goes to: the executive, or their manager.
TO_EXECUTIVE = frozenset({Show.ANSWERS_OPEN, Show.ANSWERS_LATE, Show.MUST_ANSWER})
TO_MANAGER = frozenset(
    {
        Show.ASSESSMENT_OPEN,
        Show.ASSESSMENT_LATE,
        Show.MUST_ASSESS,
        Show.UNPLACED,
        Show.TALK_OPEN,
        Show.UNSHARED,
    }
)
REMINDED = TO_EXECUTIVE | TO_MANAGER
