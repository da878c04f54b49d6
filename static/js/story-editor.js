// The story's editor: what it may hold is what the server's allow-list keeps (articles/rules/cleaning.py).
import {
  Blockquote, Bold, BulletList, Code, CodeBlock, Document, Dropcursor, Editor, Fullscreen, Gapcursor, HTML,
  HardBreak, Heading, History, HorizontalRule, Italic, Link, ListItem, Menu, OrderedList, Paragraph,
  Strike, Subscript, Superscript, Table, TableCell, TableHeader, TableRow, Text, initializeEditors,
} from "django-prose-editor/editor";
import { Figure, Gallery, GalleryCaption, tellOfPictures } from "story-figures";

const MARK = "data-django-prose-editor-story";

const EXTENSIONS = [
  Document, Paragraph, Text, HardBreak, Dropcursor, Gapcursor, History, Menu, HTML, Fullscreen,
  Heading.configure({ levels: [2, 3] }), Bold, Italic, Strike, Subscript, Superscript, Code, CodeBlock,
  BulletList, OrderedList, ListItem, Blockquote, HorizontalRule,
  Link.configure({ enableTarget: false, protocols: ["http", "https", "mailto"] }),
  Table, TableRow, TableHeader, TableCell, Figure, Gallery, GalleryCaption,
];

// The policy of this site lets no style attribute through, and the browser applies that while a paste
// is parsed: bold and italics that other programs write as styles would be lost. The attributes get
// another name before anything is parsed, and what they say is turned into elements.
function withoutStyles(html) {
  const unstyled = html.replace(/<[^>]*>/g, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, "$1data-style"));
  const page = new DOMParser().parseFromString(unstyled, "text/html");
  for (const element of page.querySelectorAll("b, i, span")) {
    const style = (element.dataset.style || "").toLowerCase();
    const bold = /font-weight:\s*(bold|[6-9]00)/.test(style);
    const italic = /font-style:\s*italic/.test(style);
    const plain = /font-weight:\s*(normal|[1-4]00)/.test(style);
    if (element.localName === "span" || plain) {
      rewrap(page, element, [bold && "strong", italic && "em"].filter(Boolean));
    }
  }
  listsOfWord(page);
  for (const element of page.querySelectorAll("[data-style]")) element.removeAttribute("data-style");
  return page.body.innerHTML;
}

function rewrap(page, element, names) {
  let inside = [...element.childNodes];
  for (const name of names) {
    const wrap = page.createElement(name);
    wrap.append(...inside);
    inside = [wrap];
  }
  element.replaceWith(...inside);
}

// Word pastes a list as paragraphs whose bullet or number is text.
function listsOfWord(page) {
  let list = null;
  for (const paragraph of [...page.querySelectorAll("p[class*=MsoList]")]) {
    const mark = /^\s*([·•o§▪-]|\d+[.)])\s+/u;
    const ordered = /^\s*\d/.test(paragraph.textContent);
    if (!list || list.nextElementSibling !== paragraph) {
      list = page.createElement(ordered ? "ol" : "ul");
      paragraph.before(list);
    }
    const item = page.createElement("li");
    item.innerHTML = paragraph.innerHTML;
    const first = page.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode();
    if (first) first.data = first.data.replace(mark, "");
    list.append(item);
    paragraph.remove();
  }
}

function createEditor(textarea) {
  if (textarea.closest(".prose-editor")) return null;
  const frame = document.createElement("div");
  frame.className = "prose-editor";
  textarea.before(frame);
  frame.append(textarea);
  tellOfPictures(textarea);
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const editor = new Editor({
    element: frame,
    editable: !textarea.disabled,
    extensions: EXTENSIONS,
    content: textarea.value,
    injectCSS: false, // an inline style, which the policy refuses: static/css/desk.css has it
    editorProps: {
      attributes: {
        "aria-label": label ? label.textContent.replace(":", "").trim() : textarea.name,
        "aria-multiline": "true",
        role: "textbox",
        spellcheck: "true",
      },
      transformPastedHTML: withoutStyles,
    },
    onUpdate({ editor: changed }) {
      const html = changed.getHTML();
      const isEmpty = changed.isEmpty && !html.includes("<figure"); // one without a caption holds no words
      textarea.value = isEmpty ? "" : html;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  textarea.dispatchEvent(new CustomEvent("prose-editor:ready", { detail: { editor, textarea }, bubbles: true }));
  return editor;
}

initializeEditors(createEditor, `[${MARK}]`);
