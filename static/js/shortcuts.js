// Shortcuts of the desk. Those with Ctrl or ⌘ work while one types; single keys only outside of fields, and
// can be switched off (WCAG 2.2, 2.1.4). None is a browser's or the story editor's own: Ctrl+S, which a
// browser would use to store the page as a file, is the one taken from it.
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const SWITCH = "newsroom single keys";
const help = document.getElementById("shortcuts");
const sure = document.getElementById("publish-sure");
const FIELD = "input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox]";
const button = (name) => document.querySelector(`[name=${name}][type=submit]`);
let leaving = false; // a form is on its way: a second press must not send it twice

const WITH_MODIFIER = {
  "mod+s": () => press(button("_save")),
  "mod+alt+enter": () => press(button("_preview")),
  "mod+shift+enter": () => button("_publish") && sure && (askAboutPublishing() || true),
};
const SINGLE = { "/": search, n: () => go(help.dataset.new), "?": showHelp };

// Each returns whether there was something to do: else the browser does what it always does.
function press(target) {
  if (target && !leaving) target.click();
  return Boolean(target);
}

function go(address) {
  if (address) location.assign(address);
  return Boolean(address);
}

function search() {
  const field = document.getElementById("searchbar");
  if (!field) return go(`${help.dataset.articles}#searchbar`);
  field.focus();
  field.select();
  return true;
}

function open(dialog) {
  if (!dialog.open) dialog.showModal();
  return true;
}

function showHelp() {
  open(help);
  document.getElementById("shortcuts-title").focus(); // read from the top, not from the switch at the end
  return true;
}

function askAboutPublishing() {
  const show = (where, words) => {
    const line = sure.querySelector(where);
    line.textContent = words;
    line.hidden = !words;
  };
  const kind = document.querySelector("[name=change]:checked");
  const sum = document.querySelector(".checks [data-sum]");
  show("[data-headline]", document.getElementById("id_headline").value.trim() || sure.dataset.nameless);
  show("[data-kind]", kind ? `${sure.dataset.changes} ${kind.closest("label").textContent.trim()}` : "");
  show("[data-checks]", sum ? `${sure.dataset.sumOf} ${sum.textContent}` : "");
  open(sure);
  sure.querySelector("[data-yes]").focus();
}

// A layout that writes no Latin letters: the key that is S on the others.
function letter(event) {
  const latin = /^[ -~]+$/.test(event.key);
  return (latin ? event.key : event.code.replace(/^Key/, "")).toLowerCase();
}

function combination(event) {
  const parts = [(MAC ? event.metaKey : event.ctrlKey) && "mod", event.altKey && "alt", event.shiftKey && "shift", letter(event)];
  return parts.filter(Boolean).join("+");
}

function onKey(event) {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  if (MAC ? event.ctrlKey : event.metaKey || event.getModifierState("AltGraph")) return;
  const withModifier = WITH_MODIFIER[combination(event)];
  if (withModifier) {
    if (event.repeat || withModifier()) event.preventDefault();
  } else if (isSingle(event) && SINGLE[event.key]()) event.preventDefault();
}

function isSingle(event) {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
  return plain && Object.hasOwn(SINGLE, event.key) && singleKeys() && !event.target.closest(FIELD);
}

function singleKeys() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function switchSingleKeys(event) {
  try {
    localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
  } catch {
    event.target.checked = true; // storage is switched off: nothing can be remembered
  }
  showHints();
}

function spoken(keys) {
  const names = MAC ? { mod: "⌘", alt: "⌥", shift: "⇧", enter: "↩" } : { mod: "Ctrl", alt: "Alt", shift: "Shift", enter: "Enter" };
  return keys.split("+").map((key) => names[key] || key.toUpperCase()).join(MAC ? "" : "+");
}

function nameKeys() {
  for (const each of document.querySelectorAll("[data-keys]")) {
    const standard = { mod: MAC ? "Meta" : "Control", alt: "Alt", shift: "Shift", enter: "Enter", s: "S" };
    each.setAttribute("aria-keyshortcuts", each.dataset.keys.split("+").map((key) => standard[key]).join("+"));
    const hint = document.createElement("kbd");
    hint.ariaHidden = "true";
    hint.textContent = spoken(each.dataset.keys);
    each.append(" ", hint);
  }
  if (MAC) for (const each of help.querySelectorAll("[data-mod], [data-alt]")) each.textContent = "mod" in each.dataset ? "⌘" : "⌥";
}

function showHints() {
  help.querySelector("[data-single]").checked = singleKeys();
  const opener = document.querySelector("[data-shortcuts]");
  if (!opener) return; // the stock page of one's password has a header of its own
  opener.hidden = false;
  opener.querySelector("kbd").hidden = !singleKeys();
}

function watchDialogs() {
  document.querySelector("[data-shortcuts]")?.addEventListener("click", showHelp);
  for (const each of [help, sure].filter(Boolean)) each.querySelector("[data-close]").addEventListener("click", () => each.close());
  help.querySelector("[data-single]").addEventListener("change", switchSingleKeys);
  if (!sure) return;
  sure.querySelector("[data-yes]").addEventListener("click", () => {
    sure.close();
    press(button("_publish"));
  });
  // Held down, the keys that opened the question must not answer it.
  sure.addEventListener("keydown", (event) => event.key === "Enter" && event.repeat && event.preventDefault());
}

document.addEventListener("keydown", onKey);
document.addEventListener("submit", (event) => {
  leaving = !event.defaultPrevented;
});
window.addEventListener("pageshow", () => {
  leaving = false;
});
nameKeys();
showHints();
watchDialogs();
if (location.hash === "#searchbar") search();
