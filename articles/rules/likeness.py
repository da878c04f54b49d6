from articles.rules.cleaning import key_of


def skeleton_of(name):
    return key_of(name)
