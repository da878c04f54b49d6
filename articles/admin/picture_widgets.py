"""The scripts and styles of the pages with pictures, and a picture as these pages show it."""

from js_asset import ImportMap, Media, Script

# By their bare names: a relative one would ask for a file without its hash, which is not served.
MODULES = ImportMap(
    {
        "picture-chooser": "js/picture-chooser.js",
        "picture-grid": "js/picture-grid.js",
        "picture-upload": "js/picture-upload.js",
    }
)
STYLES = {"all": ["css/desk-pictures.css"]}
# Of a form from which a picture is chosen: its own script imports “picture-chooser”.
PICTURE_SCRIPTS = Media(css=STYLES, importmap=MODULES)
# Of the article's form: pictures in its story, and the one above it.
STORY_SCRIPTS = PICTURE_SCRIPTS + Media(
    js=[Script("js/lead-picture.js", type="module")],
    importmap=ImportMap({"story-figures": "js/story-figures.js"}),
)
LIBRARY_SCRIPTS = PICTURE_SCRIPTS + Media(
    js=[
        Script("js/picture-library.js", type="module"),
        Script("js/picture-focus.js", type="module"),
    ]
)
