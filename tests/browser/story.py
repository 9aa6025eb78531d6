"""What happens in a yearly exercise, chapter by chapter, as those who take part in it do it."""

from dataclasses import dataclass

from playwright.sync_api import expect

from etms.cycles.choices import Portal
from etms.packages.models import Package
from talent.choices import Show
from tests.browser.players import PATIENCE, Player
from tests.talent.assessing import questions
from tests.talent.exercise import days

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"
NEXT_ROLE = "Assistant Deputy Minister, Programs"
STRENGTHS = "Brought two teams together in May."
RETENTION = "Was approached by another department."
WHY_MOVED = "New in the role since May."
PREPARED = "How I could work in the regions."
AGREED = "Chair the regional table"
RATIONALE, CORRECTED = "Pays all benefits.", "Pays all benefits, alone in the country."
NOTE = "Say why nobody else could do it."
COMMENT = "We also talked about the regions."
SETTLED = "() => dispatchEvent(new Event('beforeunload', {cancelable: true}))"


@dataclass
class House:
    """The organization, its cycle, and who is in it: a deputy head and four executives."""

    cycle: object
    organization: object
    people: dict

    def asked(self, code: str, portal=Portal.PEOPLE):
        return questions(self.cycle, portal)[code]

    def placement(self, code: str):
        return self.cycle.placements.rows.get(code=code)


def answer_by_keeping(who: Player, change=lambda who: None) -> None:
    """From the home page to submitted: the notice, each section kept; `change` may write."""
    begin = who.word("Answer your talent questionnaire")
    keep = "Keep all of last year’s answers and continue"
    who.go()
    who.sees(begin)
    who.follow(begin)
    who.sees(who.word("Before you begin: privacy notice"))
    who.press("I have read this notice: begin")
    while "/section/" in who.page.url:
        change(who)
        who.look()
        where = who.page.url
        kept = who.main().get_by_role("button", name=who.word(keep)).count()
        who.press(keep if kept else "Save and continue")
        who.page.wait_for_url(lambda url, where=where: url != where)
    who.look()
    who.press("Submit to your manager")
    who.sees(who.word("Your answers are submitted, and your manager was told."))


def executive_answers(house: House, who: Player) -> None:
    """Everything as last year but the next role."""
    role = who.name_of(house.asked("next-role", Portal.TALENT))

    def change(who):
        if who.main().get_by_label(role).count():
            who.write(role, NEXT_ROLE)

    answer_by_keeping(who, change)
    who.follow(who.word("Read your answers"))
    who.sees(NEXT_ROLE)


def manager_assesses(house: House, who: Player) -> None:
    """From My team to complete, evidence and placement given: at most six clicks, and text."""
    person = house.people["executive"]

    def write(code, text):
        who.write(who.name_of(house.asked(code)), text)

    who.go()
    who.sees(who.words("Assess %(count)s executive", "Assess %(count)s executives", 1))
    who.visit("My team")
    who.sees(str(person), who.word("Not placed yet"))
    with who.counted() as count:
        who.follow(who.word("Assess the next person: %(name)s", name=person))
        who.sees(NEXT_ROLE)
        who.press("Keep all of last year’s answers here")
        write("a-strengths", STRENGTHS)
        write("a-development", "Large budgets.")
        who.choose(who.name_of(house.asked("high-potential")), who.word("Yes"))
        write("ability-evidence", "Rebuilt the call centre in a year.")
        write("aspiration-evidence", "Asks for the next level.")
        write("engagement-evidence", "Stayed through the transition.")
        write("retention-note", RETENTION)
        who.look()
        who.pick(who.name_of(house.placement(WELL)))
        who.press("Mark complete")
    assert count.clicks <= 6, count
    who.sees(who.word("Complete"))


def manager_assesses_a_position(house: House, who: Player) -> None:
    """The executive's position is critical; the delegate could follow in a year or two."""
    successor = house.people["delegate"]
    place = house.people["executive"].appointments.get().position
    with_title = place.terms.get()

    def choose(code, option):
        asked = house.asked(code, Portal.POSITION)
        who.choose(who.name_of(asked), option or who.option_of(asked, asked.options[-1]["code"]))

    who.go()
    who.follow(who.words("Assess %(count)s position", "Assess %(count)s positions", 1))
    title = who.read(lambda: with_title.title)
    who.sees(title)
    who.follow(title)
    for code in ("operational", "has-plan"):
        choose(code, who.word("Yes"))
    for code in ("strategic", "safety", "difficulty"):
        choose(code, who.word("No"))
    for code in ("impact-organization", "impact-service", "vacancy-likelihood"):
        choose(code, "")
    who.write(who.name_of(house.asked("rationale", Portal.POSITION)), RATIONALE)
    who.look()
    who.page.wait_for_function(SETTLED)
    who.write(who.word("Name"), successor.family_name)
    who.press("Search")
    who.sees(str(successor))
    who.select(who.word("Readiness"), "soon")
    who.press("Add to the slate")
    who.sees(who.word("Ready in 1 to 2 years"))
    who.press("Mark complete")
    who.sees(title, who.word("Critical"))


def committee_calibrates(house: House, chair: Player, member: Player) -> None:
    """A session from its convening to its minutes; one move, seen by the other within seconds."""
    person = house.people["executive"]
    chair.go()
    chair.visit("Committee")
    chair.sees(chair.word("No session yet"))
    chair.write(chair.word("Name"), "EX-03")
    chair.write(chair.word("Meets on"), str(days(0)))
    chair.press("Convene the session")
    chair.sees("EX-03", str(house.people["manager"]))
    chair.press("Open the session")
    chair.sees(chair.word("Close the session"))
    chair.press("Save who is present")
    chair.look()
    chair.follow(chair.word("Talent map"))
    chair.sees(str(person))
    member.go()
    member.follow(member.word("Go on with the session “%(name)s”", name="EX-03"))
    member.sees(str(person))

    with chair.counted() as count:
        chair.follow(f"{chair.word('Move')} {person}")
        chair.sees_dialog()
        chair.pick(chair.name_of(house.placement(DEVELOP)))
        chair.write(chair.word("Why (optional)"), WHY_MOVED)
        chair.press("Move")
    assert count.clicks <= 3, count
    for who in (chair, member):
        column = who.main().get_by_role("region", name=who.name_of(house.placement(DEVELOP)))
        expect(column.get_by_text(str(person)).first).to_be_visible(timeout=PATIENCE)
        who.look()

    chair.follow(str(person))
    chair.sees(WHY_MOVED, STRENGTHS)
    chair.tick("Discussed")
    chair.write(chair.word("Recommendation"), "An assignment in the regions")
    chair.select(chair.word("Decision"), "agreed")
    chair.press("Save")
    chair.look()
    chair.climb("EX-03")
    chair.follow(chair.word("Agenda"))
    chair.look()
    chair.open("Decide")
    chair.write(chair.word("Note"), "The slate is enough for a year.")
    chair.press("Save")
    chair.sees("The slate is enough for a year.")
    chair.follow(chair.word("Figures"))
    chair.look()
    chair.follow(chair.word("Session"))
    chair.write(chair.word("What was said and decided"), "We began at nine.")
    chair.press("Save the minutes")
    chair.press("Close the session")
    chair.sees(chair.word("Open the session again"))
    member.sees(member.word("The session is not open."))


def deputy_head_approves(house: House, who: Player) -> None:
    """What the committee calibrated, with its reason, is approved."""
    who.go()
    who.follow(
        who.words(
            "Approve %(count)s assessment and placement",
            "Approve %(count)s assessments and placements",
            1,
        )
    )
    who.sees(str(house.people["executive"]), who.name_of(house.placement(DEVELOP)), WHY_MOVED)
    who.follow(str(house.people["executive"]))
    who.sees(STRENGTHS)
    who.page.go_back()
    who.press("Mark all shown here")
    who.look()
    who.press("Approve those that are marked")
    who.look()


def manager_shares(house: House, who: Player) -> None:
    who.go()
    who.follow(
        who.words(
            "Share the assessment with %(count)s executive",
            "Share the assessment with %(count)s executives",
            1,
        )
    )
    who.sees(who.word("What the executive will read"), STRENGTHS)
    assert RETENTION not in who.page.inner_text("main")
    who.press("Share with the executive")
    who.look()


def both_talk(house: House, manager: Player, executive: Player) -> None:
    """Planned, prepared, held; an action is agreed on, and both acknowledge."""
    one = "Plan or record the conversation with %(count)s executive"
    many = "Plan or record the conversation with %(count)s executives"
    manager.go()
    manager.follow(manager.words(one, many, 1))
    manager.look()
    manager.write(manager.word("Day of the conversation"), str(days(0)))
    manager.press("Propose the day")
    manager.look()
    executive.go()
    executive.follow(executive.word("Prepare your talent conversation"))
    executive.write(executive.word("What I want to talk about"), PREPARED)
    executive.press("Save and show to the other side")
    executive.look()

    manager.page.reload()
    manager.sees(PREPARED)
    manager.write(manager.word("You talked on"), str(days(0)))
    manager.press("Record that we talked")
    manager.look()
    manager.open("Add an action to the learning plan")
    manager.write(manager.word("What"), AGREED)
    manager.select(manager.word("Kind"), "experience")
    manager.write(manager.word("Until"), str(days(20)))
    manager.press("Add to the plan")
    manager.sees(AGREED)
    manager.press("Acknowledge the conversation")
    manager.look()


def executive_reads_and_acknowledges(house: House, who: Player) -> None:
    who.go()
    who.follow(who.word("Read what your manager shared with you"))
    who.sees(who.name_of(house.placement(DEVELOP)), STRENGTHS)
    assert RETENTION not in who.page.inner_text("main")
    who.go()
    who.look()
    who.follow(who.word("Acknowledge your talent conversation"))
    who.write(who.word("Your comment, if you wish"), COMMENT)
    who.press("Acknowledge the conversation")
    who.sees(COMMENT)
    who.follow(who.word("Learning plan"))
    who.sees(AGREED)


def delegate_mends_and_reminds(house: House, who: Player) -> None:
    """From the cockpit: results that block are recorded, and the chair is reminded."""
    manager = house.people["manager"]
    who.go()
    who.follow(who.word("Run the talent exercise %(cycle)s", cycle=house.cycle))
    who.sees(who.word("What stands in the way"))
    mend = who.words("Fix it on one page", "Fix these %(counter)s on one page", 1)
    blocker = who.read(lambda: Show.READY_WITHOUT_RESULTS.label)
    who.follow(mend, within=who.main().get_by_role("listitem").filter(has_text=blocker))
    who.sees(str(manager))
    for field in who.main().get_by_label(who.word("Result")).all():
        field.select_option("C")
    for field in who.main().get_by_label(who.word("Tested on")).all():
        field.fill(str(days(-30)))
    who.look()
    who.press("Save")
    who.sees(who.word("The results of %(person)s are recorded.", person=manager))
    who.climb(who.word("Exercise %(cycle)s", cycle=house.cycle))
    who.look()
    who.follow(f"{who.word('Remind %(open)s', open=1)} : {who.word('All branches')}")
    who.look()
    who.press(who.words("Remind %(counter)s person", "Remind %(counter)s people", 1))
    who.sees(who.words("%(told)s person was told.", "%(told)s people were told.", 1, told=1))


def chair_answers_as_last_year(house: House, who: Player) -> None:
    """Reminded, and nothing has changed since last year: at most twelve clicks from home."""
    who.go("/notices/")
    who.look()
    with who.counted() as count:
        answer_by_keeping(who)
    assert count.clicks <= 12, count
    assert count.keys == 0


def delegate_prepares(house: House, who: Player) -> None:
    """The chair's file is expected and goes without; what OCHRO gets is looked at."""
    chair, executive = house.people["chair"], house.people["executive"]
    who.go()
    who.follow(who.word("Submit the files of your organization to OCHRO"))
    who.sees(who.words("%(counter)s file is in the way", "%(counter)s files are in the way", 1))
    who.write(who.word("Why the file of %(name)s does not go", name=chair), "On long leave")
    who.press("Save")
    who.sees(who.word("Nothing is in the way"))
    who.follow(who.word("See what OCHRO gets"))
    who.sees(str(executive), str(house.people["manager"]))
    who.follow(str(executive))
    who.sees(NEXT_ROLE, STRENGTHS)
    assert RETENTION not in who.page.inner_text("main")
    who.climb(who.word("Submission to OCHRO"))


def send(house: House, who: Player) -> Package:
    """Sent by the delegate, in the name of the deputy head; the receipt says so."""
    who.follow(who.word("Check and send"))
    who.look()
    who.press("Send to OCHRO")
    delegate, head = house.people["delegate"], house.people["head"]
    who.sees(who.word("Receipt"), who.word("%(by)s, for %(head)s", by=delegate, head=head))
    return Package.objects.order_by("pk").last()


def deputy_head_is_told(house: House, who: Player, package: Package) -> None:
    by = house.people["delegate"]
    who.go("/notices/")
    who.sees(package.number)
    who.follow(who.word("%(by)s has submitted your package to OCHRO", by=by))
    who.sees(package.number, who.word("Withdraw it"))


def ochro_opens(who: Player, package: Package) -> None:
    who.go()
    who.follow(who.words("Decide on %(count)d package", "Decide on %(count)d packages", 1))
    who.look()
    who.follow(package.number)
    who.sees(package.number)


def ochro_returns(house: House, who: Player, package: Package) -> None:
    """The file is read as it was submitted; the package goes back with a note."""
    ochro_opens(who, package)
    who.follow(str(house.people["executive"]))
    who.sees(NEXT_ROLE, STRENGTHS)
    who.climb(package.number)
    who.open("Return it with a note")
    who.look()
    who.write(who.word("What has to be put right"), NOTE)
    who.press("Return")
    who.sees(who.word("The organization was told."))


def manager_corrects_the_position(house: House, who: Player) -> None:
    place = house.people["executive"].appointments.get().position.terms.get()
    who.go()
    who.visit("My team")
    who.visit("Positions")
    who.follow(who.read(lambda: place.title))
    who.look()
    who.press("Open again")
    who.write(who.name_of(house.asked("rationale", Portal.POSITION)), CORRECTED)
    who.press("Mark complete")
    who.sees(who.word("The assessment of the position is complete."))


def delegate_resubmits(house: House, who: Player) -> Package:
    who.go()
    who.follow(who.word("Correct the package that OCHRO returned"))
    who.sees(NOTE)
    who.follow(who.words("%(changes)s change since", "%(changes)s changes since", 1, changes=1))
    who.sees(RATIONALE, CORRECTED)
    who.climb(who.word("Submission to OCHRO"))
    return send(house, who)


def ochro_endorses(house: House, who: Player, package: Package, before: Package) -> None:
    ochro_opens(who, package)
    who.follow(who.word("What changed since %(number)s", number=before.number))
    who.sees(RATIONALE, CORRECTED)
    who.climb(package.number)
    who.press("Endorse")
    who.sees(who.word("The organization was told."))


def receipt_is_verified(who: Player) -> None:
    """On the receipt that the delegate still has open."""
    who.page.reload()
    who.look()
    who.follow(who.word("Verify this receipt"))
    who.sees(who.word("This receipt is genuine"))
