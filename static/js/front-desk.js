// Lets a story be dragged to its place on a front. The buttons do the same without this file.
const desk = document.querySelector("[data-front]");
const form = document.querySelector("[data-drag]");
let dragged = null;

for (const row of desk.querySelectorAll("[data-article]")) {
  row.draggable = true;
  row.addEventListener("dragstart", (event) => {
    dragged = row;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.dataset.article);
  });
  row.addEventListener("dragend", () => { dragged = null; });
}

// How many of a slot's other stories stand above the pointer.
function placeIn(slot, y) {
  const others = [...slot.querySelectorAll("[data-article]")].filter((row) => row !== dragged);
  return others.filter((row) => {
    const box = row.getBoundingClientRect();
    return box.top + box.height / 2 < y;
  }).length;
}

for (const slot of desk.querySelectorAll("[data-slot]")) {
  const block = slot.closest("section");
  block.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    block.classList.add("is-over");
  });
  block.addEventListener("dragleave", () => block.classList.remove("is-over"));
  block.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    form.elements.article.value = dragged.dataset.article;
    form.elements.slot.value = slot.dataset.slot;
    form.elements.at.value = placeIn(slot, event.clientY);
    form.submit();
  });
}
