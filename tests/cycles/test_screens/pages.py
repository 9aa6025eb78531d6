"""The pages of cycles, with words that stand on them in both languages."""

from html import unescape


def text(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


def in_french(client):
    client.cookies["etms-language"] = "fr"
    return client


def sheet_of(page):
    """What a browser would send back from an editor's page, unchanged."""
    return {
        name: value
        for form in page.context["sheet"].forms.values()
        for name, value in form.data.items()
        if name.startswith(f"{form.prefix}-")
    }


PAGES = {
    "/cycles/": ("Cycles, the latest first", "Cycles, du plus récent au plus ancien"),
    "/cycles/2027-28/": ("Who takes part", "Qui participe"),
    "/cycles/rules/": ("Cycles that use it", "Cycles qui l’utilisent"),
    "/cycles/rules/rules/psu-934/": ("EX-03, EX-04 and EX-05", "Participation des EX-03"),
    "/cycles/rules/competencies/klc-2005/": ("Values and Ethics", "Valeurs et éthique"),
    "/cycles/rules/placements/talent-map-five/": ("Develop in role", "Se perfectionner"),
    "/cycles/rules/guidance/yearly-exercise/": ("Calibrate fairly", "Uniformiser équitablement"),
    "/cycles/2027-28/guidance/manager/": ("Assess, place and talk", "Évaluer, placer et discuter"),
    "/cycles/numbers/": ("Salary ranges of executives", "Échelles salariales"),
}


OFFICER_PAGES = {
    "/cycles/new/": ("Begin the draft", "Commencer l’ébauche"),
    "/cycles/2027-28/": ("Your draft, step by step", "Votre ébauche, étape par étape"),
    "/cycles/2027-28/stages/": ("Save the stages", "Enregistrer les étapes"),
    "/cycles/2027-28/choose/rules/": ("Use this version", "Utiliser cette version"),
    "/cycles/2027-28/check/": ("Nothing is missing", "Rien ne manque"),
}
