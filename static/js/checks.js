// The checks beside the form: looked at anew while one types, and each leads to its place.
const PAUSE = 1_200;
const SELECT2 = [".select2-search__field", ".select2-selection"]; // where one types, else what opens
const panel = document.querySelector(".checks");
const list = panel.querySelector("[data-findings]");
const said = panel.querySelector("[data-said]");
const form = panel.closest("form");
let timer = null;
let request = null;

function later() {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

async function look() {
  if (list.contains(document.activeElement)) return later(); // nobody's place in the list is taken away
  if (request) request.abort();
  request = new AbortController();
  try {
    const response = await fetch(panel.dataset.address, {
      method: "POST", body: new FormData(form), signal: request.signal, credentials: "same-origin",
    });
    if (response.ok && !response.redirected) show(await response.text());
  } catch {
    // No connection, or a newer look: what was found before stays.
  }
}

function show(html) {
  if (list.contains(document.activeElement)) return later();
  list.innerHTML = html;
  const sum = `${panel.dataset.sumOf} ${list.querySelector("[data-sum]").textContent}`;
  if (said.textContent !== sum) said.textContent = sum;
}

// To a field: the one that is drawn, where another is drawn in its place. To words of the story: selected.
function lead(event) {
  const link = event.target.closest("[data-place]");
  if (!link) return;
  const field = document.getElementById(`id_${link.dataset.place}`);
  if (!field) return;
  event.preventDefault();
  const drawn = field.nextElementSibling && SELECT2.map((part) => field.nextElementSibling.querySelector(part)).find(Boolean);
  const story = field.closest(".prose-editor");
  if (story) select(story.querySelector(".tiptap").editor, link.dataset.quote);
  else {
    (drawn || field).focus();
    (drawn || field).scrollIntoView({ block: "center" });
  }
}

function select(editor, quote) {
  const place = quote && find(editor.state.doc, quote);
  if (place) editor.commands.setTextSelection(place);
  editor.view.dom.focus({ preventScroll: true });
  const { node } = place ? editor.view.domAtPos(place.from) : { node: editor.view.dom };
  const element = node instanceof Element ? node : node.parentElement;
  element.scrollIntoView({ block: place ? "center" : "start" });
}

// Where words stand in the story; spaces may be of any kind and number.
function find(story, quote) {
  const words = quote.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const wanted = new RegExp(words.join("\\s+"));
  let place = null;
  story.descendants((node, begin) => {
    if (place || !node.isTextblock) return !place;
    const found = wanted.exec(node.textBetween(0, node.content.size, "", " "));
    if (found) place = { from: begin + 1 + found.index, to: begin + 1 + found.index + found[0].length };
    return false;
  });
  return place;
}

if (form.elements.headline) {
  form.addEventListener("input", later);
  const $ = window.django && window.django.jQuery; // fields with suggestions tell jQuery alone
  if ($) $(form).on("change", later);
  else form.addEventListener("change", later);
}
panel.addEventListener("click", lead);
