// A field of one line is cut at the sheet's edge: paper shows a copy of the headline, as it stands now.
const field = document.getElementById("id_headline");
const copy = document.querySelector("[data-headline-on-paper]");
if (field && copy) window.addEventListener("beforeprint", () => { copy.textContent = field.value; });
