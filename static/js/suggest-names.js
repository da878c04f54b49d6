// Names that begin to be typed are completed by the browser's own list, from the desk's suggestions.
// Without this script a name is typed to its end, and a wrong one is answered with those like it.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-names`;
  field.after(list);
  field.setAttribute("list", list.id);
  let asked = "";
  let waiting = 0;
  const suggest = async () => {
    const typed = (asked = field.value.trim());
    if (!typed) return;
    const answer = await fetch(`${field.dataset.suggest}&term=${encodeURIComponent(typed)}`).catch(() => null);
    if (!answer || !answer.ok || typed !== asked) return;
    const names = (await answer.json()).results.map((each) => each.text);
    list.replaceChildren(...[...new Set(names)].map((name) => new Option(name, name)));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 150);
  });
}
