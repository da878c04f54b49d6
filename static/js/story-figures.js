// Pictures in the story's editor: a figure is a picture of the library by its number, with a caption that is
// written in place and a line of fields for what it shows and where it stands; a gallery is a figure of figures.
// What is stored of them is said in articles/rules/figures.py.
import { Node, mergeAttributes } from "django-prose-editor/editor";

let words = {}; // every sentence that is shown, from the textarea: data-say-…
let known = {}; // number → {preview, caption, alt} of the pictures that the desk, or the chooser, told of

export function tellOfPictures(textarea) {
  words = JSON.parse(textarea.dataset.figureWords || "{}");
  known = JSON.parse(textarea.dataset.figures || "{}");
}

async function choose() {
  const { choosePicture } = await import("picture-chooser");
  const picture = await choosePicture();
  if (picture) known[picture.id] = picture;
  return picture;
}

function attribute(name, data) {
  return {
    default: "",
    parseHTML: (element) => element.getAttribute(data) || "",
    renderHTML: (attributes) => (attributes[name] ? { [data]: attributes[name] } : {}),
  };
}

function asNode(picture) {
  const caption = picture.caption.replace(/\s+/g, " ").trim();
  return {
    type: "storyPicture",
    attrs: { picture: String(picture.id) },
    content: caption ? [{ type: "text", text: caption }] : [],
  };
}

function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

export const Figure = Node.create({
  name: "storyPicture", // “figure” is a node of the library, which brings its own button
  group: "block",
  content: "text*",
  marks: "bold italic link subscript superscript strike code",
  isolating: true,
  defining: true,
  draggable: true,

  addAttributes() {
    return {
      picture: attribute("picture", "data-picture"),
      alt: attribute("alt", "data-alt"),
      align: attribute("align", "data-align"),
    };
  },

  parseHTML() {
    return [{
      tag: "figure[data-picture]",
      contentElement: (dom) => dom.querySelector("figcaption") || document.createElement("figcaption"),
    }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]];
  },

  addCommands() {
    return {
      insertPicture: () => ({ editor }) => {
        choose().then((picture) => {
          if (picture) editor.chain().focus().insertContent(asNode(picture)).run();
        });
        return true;
      },
    };
  },

  addKeyboardShortcuts() {
    // A caption is one line: the key goes on below the picture, and in an empty one takes nothing away.
    const leave = () => {
      const { $from } = this.editor.state.selection;
      if ($from.parent.type.name !== "storyPicture") return false;
      const inGallery = $from.node(-1).type.name === "gallery";
      const after = $from.after(inGallery ? -1 : undefined);
      return this.editor.chain().insertContentAt(after, { type: "paragraph" }).focus(after + 1).run();
    };
    const keep = () => {
      const { $from, empty } = this.editor.state.selection;
      return empty && $from.parent.type.name === "storyPicture" && $from.parentOffset === 0;
    };
    return { Enter: leave, "Shift-Enter": leave, Backspace: keep };
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "picture",
      groups: "nodes",
      button: buttons.material("image", words.insert || "Picture"),
      command: (editor) => editor.commands.insertPicture(),
    });
    menu.defineItem({
      name: "gallery",
      groups: "nodes",
      button: buttons.material("photo_library", words.gallery || "Gallery"),
      enabled: (editor) => editor.can().joinPictures(),
      command: (editor) => editor.commands.joinPictures(),
    });
  },

  addNodeView() {
    return (drawn) => new FigureView(drawn);
  },
});

class FigureView {
  constructor({ node, editor, getPos }) {
    Object.assign(this, { node, editor, getPos });
    this.image = element("img", { alt: "", width: 160, height: 120 });
    this.name = element("p", { className: "figure-name" });
    this.shows = element("input", { type: "text", maxLength: 500 });
    this.stands = element(
      "select", {},
      ...["", "wide", "narrow"].map((value) => element("option", { value, textContent: words[value || "column"] })),
    );
    const another = element("button", { type: "button", textContent: words.another });
    const out = element("button", { type: "button", textContent: words.out });
    this.tools = element(
      "div", { className: "figure-tools", contentEditable: "false" }, this.image,
      element(
        "div", {}, this.name, element("label", {}, words.shows, this.shows),
        element("label", {}, words.stands, this.stands), element("p", { className: "figure-ways" }, another, " ", out),
      ),
    );
    this.contentDOM = element("figcaption");
    this.contentDOM.dataset.empty = words.caption;
    this.dom = element("figure", {}, this.tools, this.contentDOM);
    this.shows.addEventListener("input", () => this.set({ alt: this.shows.value }));
    this.stands.addEventListener("change", () => this.set({ align: this.stands.value }));
    another.addEventListener("click", () => choose().then((picture) => {
      if (picture) this.set({ picture: String(picture.id) });
    }));
    out.addEventListener("click", () => this.takeOut());
    this.draw();
  }

  set(attributes) {
    const place = this.getPos();
    if (place === undefined) return;
    const { state, view } = this.editor;
    view.dispatch(state.tr.setNodeMarkup(place, null, { ...this.node.attrs, ...attributes }));
  }

  takeOut() {
    const place = this.getPos();
    this.editor.chain().focus().deleteRange({ from: place, to: place + this.node.nodeSize }).run();
  }

  draw() {
    const { picture, alt, align } = this.node.attrs;
    const told = known[picture] || {};
    this.dom.dataset.align = align;
    this.dom.classList.toggle("is-empty", this.node.content.size === 0);
    this.image.hidden = !told.preview;
    if (told.preview && this.image.getAttribute("src") !== told.preview) this.image.src = told.preview;
    this.name.textContent = `${words.picture} ${picture}`;
    this.shows.placeholder = told.alt || "";
    this.contentDOM.dataset.empty = told.caption || words.caption;
    if (this.shows.value !== alt) this.shows.value = alt;
    this.stands.value = align;
    this.stands.disabled = this.shows.disabled = !this.editor.isEditable;
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  // The fields are their own; the editor looks after the caption alone.
  stopEvent(event) {
    return this.tools.contains(event.target) && !/^drag|^drop/.test(event.type);
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "storyPicture storyPicture+ galleryCaption",
  isolating: true,
  defining: true,

  parseHTML() {
    return [{ tag: "figure[data-gallery]", priority: 60 }];
  },

  renderHTML() {
    return ["figure", { "data-gallery": "" }, 0];
  },

  addCommands() {
    return {
      // The picture that is chosen, and those that follow it at once, become a gallery.
      joinPictures: () => ({ state, tr, dispatch }) => {
        const found = picturesFrom(state);
        if (found.figures.length < 2) return false;
        if (dispatch) {
          const { gallery, galleryCaption } = state.schema.nodes;
          tr.replaceWith(found.from, found.to, gallery.create(null, [...found.figures, galleryCaption.create()]));
        }
        return true;
      },
    };
  },
});

export const GalleryCaption = Node.create({
  name: "galleryCaption",
  content: "text*",
  marks: "bold italic link",
  isolating: true,

  parseHTML() {
    return [{ tag: "figcaption", context: "gallery/" }];
  },

  renderHTML() {
    return ["figcaption", 0];
  },
});

// The row of figures on the page's own level that the choice is in.
function picturesFrom({ doc, selection }) {
  const index = selection.$from.index(0);
  const isFigure = (at) => at >= 0 && at < doc.childCount && doc.child(at).type.name === "storyPicture";
  if (!isFigure(index)) return { figures: [] };
  let first = index;
  let last = index;
  while (isFigure(first - 1)) first -= 1;
  while (isFigure(last + 1)) last += 1;
  let from = 0;
  for (let at = 0; at < first; at += 1) from += doc.child(at).nodeSize;
  const figures = [];
  for (let at = first; at <= last; at += 1) figures.push(doc.child(at));
  return { figures, from, to: from + figures.reduce((size, each) => size + each.nodeSize, 0) };
}
