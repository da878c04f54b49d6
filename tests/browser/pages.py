"""Steps that many browser tests take."""


def follow(target):
    """Click what leads to another page, and wait until that is there with its scripts: a click alone waits
    for its first byte only."""
    with target.page.expect_navigation():
        target.click()


def log_in(page, site, role="editor", path=""):
    page.goto(f"{site.url}/desk/login/?next=/desk/{path}")
    name, password = site.accounts[role]
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    with page.expect_navigation():  # a click alone does not wait for the next page's scripts
        page.click("#login-form [type=submit]")
