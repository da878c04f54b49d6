// What the text suggests, beside the form: looked at anew while one types, and taken with one click.
const PAUSE = 2_500;
const panel = document.querySelector(".suggestions[data-address]");
const form = panel && panel.closest("form");
const list = panel && panel.querySelector("[data-suggested]");
const said = panel && panel.querySelector("[data-said]");
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
    if (response.ok && !response.redirected) list.innerHTML = await response.text();
  } catch {
    // No connection, or a newer look: what was suggested before stays.
  }
}

function take(event) {
  const button = event.target.closest("[data-take]");
  if (!button) return;
  const field = document.getElementById(`id_${button.dataset.take}`);
  const { value } = button.dataset;
  let option = [...field.options].find((each) => each.value === value);
  if (!option) field.add((option = new Option(button.textContent, value)));
  option.selected = true;
  const $ = window.django && window.django.jQuery; // the drawn field hears jQuery alone
  if ($) $(field).trigger("change");
  else field.dispatchEvent(new Event("change", { bubbles: true }));
  form.dispatchEvent(new Event("input", { bubbles: true }));
  const line = button.closest("li");
  const next = line.nextElementSibling || line.previousElementSibling;
  // One section, one source: the others of the kind are not asked for any more.
  if (field.multiple) line.remove();
  else line.parentElement.replaceChildren();
  said.textContent = panel.dataset.taken.replace("…", () => button.textContent);
  const rest = field.multiple && next && next.querySelector("button");
  (rest || panel.querySelector("button") || panel.querySelector("h2")).focus();
}

if (panel && form.elements.headline) {
  form.addEventListener("input", later);
  list.addEventListener("click", take);
  if (form.elements.headline.value) look();
}
