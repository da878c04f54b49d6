"""Steps that many browser tests take."""


def follow(target):
    """Click what leads to another page, and wait until that is there with its scripts: a click alone waits
    for its first byte only."""
    with target.page.expect_navigation():
        target.click()
