// Accessible names that the stock desk forgets (WCAG 2.2, 4.1.2): its fields with suggestions are drawn
// beside the real field and say nothing of its label; its tooltips and search box have no role or label.
const words = document.currentScript.dataset;

function nameWhatIsDrawn() {
  for (const field of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${field.id}"]`);
    const drawn = field.nextElementSibling;
    if (!label || !drawn || !drawn.matches(".select2")) continue;
    label.id = label.id || `${field.id}_label`;
    for (const part of drawn.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      const said = part.getAttribute("aria-labelledby") || "";
      if (!said.includes(label.id)) part.setAttribute("aria-labelledby", `${label.id} ${said}`.trim());
    }
  }
  const search = document.getElementById("searchbar");
  if (search) search.setAttribute("aria-label", words.search);
  for (const tip of document.querySelectorAll(".help-tooltip[aria-label]")) tip.setAttribute("role", "img");
}

nameWhatIsDrawn();
new MutationObserver(nameWhatIsDrawn).observe(document.body, { childList: true, subtree: true });
