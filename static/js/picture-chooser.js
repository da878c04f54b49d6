// The library in a dialog: a picture is chosen, or uploaded and chosen, without leaving the form behind it.
import { follow, gridAt, walk } from "picture-grid";
import { uploads } from "picture-upload";

const chooser = document.querySelector('meta[name="picture-chooser"]');

function chosen(data) {
  return {
    id: Number(data.id),
    alt: data.alt,
    decorative: data.decorative === "1",
    caption: data.caption,
    credit: data.credit,
    width: Number(data.width),
    height: Number(data.height),
    preview: data.preview, // empty while it is in the making
  };
}

async function partAt(address) {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(`The library answered ${response.status}.`);
  const part = document.createElement("template");
  part.innerHTML = await response.text();
  return part.content;
}

function sayAway(dialog) {
  const said = document.createElement("p");
  said.className = "errornote";
  said.setAttribute("role", "alert");
  said.textContent = chooser.dataset.away;
  const close = document.createElement("button");
  close.type = "button";
  close.dataset.close = "";
  close.textContent = chooser.dataset.close;
  dialog.replaceChildren(said, close);
  close.focus();
}

// Shows another page of the library, or another search, in place of the grid.
async function go(dialog, query) {
  const address = new URL(chooser.content, location.href);
  address.search = query;
  const place = dialog.querySelector("[data-grid-place]");
  try {
    const part = await partAt(address);
    place.replaceChildren(...part.querySelector("[data-grid-place]").childNodes);
    dialog.querySelector(".picture-needs").replaceWith(part.querySelector(".picture-needs"));
    dialog.querySelector("[data-search]").replaceChildren(...part.querySelector("[data-search]").childNodes);
  } catch {
    return sayAway(dialog);
  }
  walk(place.querySelector("[data-grid]"));
  return follow(place, () => gridAt(address));
}

function wire(dialog) {
  let again = () => {};
  const goTo = async (query) => { again = (await go(dialog, query)) || again; };
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-page]");
    if (!link) return;
    event.preventDefault();
    goTo(link.search).then(() => {
      const first = dialog.querySelector(".picture-tile-way") || dialog.querySelector("h2");
      if (first) first.focus();
    });
  });
  dialog.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-search]")) return;
    event.preventDefault();
    goTo(`?${new URLSearchParams(new FormData(event.target))}`).then(() => {
      const field = dialog.querySelector("input[type=search]");
      if (field) field.focus();
    });
  });
  const grid = dialog.querySelector("[data-grid]");
  walk(grid);
  again = follow(grid.parentElement, () => gridAt(chooser.content));
  const form = dialog.querySelector("[data-upload]");
  if (form) uploads(form, { ground: dialog, onTaken: () => again() });
}

// The picture that somebody chose, with what is said of it in the library, or null where none was chosen.
export async function choosePicture() {
  const dialog = document.createElement("dialog");
  dialog.className = "picture-dialog";
  dialog.setAttribute("aria-labelledby", "picture-chooser-title");
  document.body.append(dialog);
  const before = document.activeElement;
  const answer = new Promise((resolve) => {
    let picture = null;
    dialog.addEventListener("click", (event) => {
      const way = event.target.closest("[data-choose]");
      if (way) picture = chosen(way.dataset);
      if (way || event.target.closest("[data-close]")) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before && before.isConnected) before.focus();
      resolve(picture);
    });
  });
  dialog.showModal();
  try {
    dialog.replaceChildren(await partAt(chooser.content));
    wire(dialog);
    dialog.querySelector("h2").focus();
  } catch {
    sayAway(dialog);
  }
  return answer;
}
