"""What a page of the questionnaire sends, and what is kept of it."""

STRENGTHS = "/talent/questionnaire/section/strengths/"


def answered(page):
    """Wait for the answer to an autosave, whatever it is."""
    return page.expect_response(lambda response: "/answer/" in response.url)
