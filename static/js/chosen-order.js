// A byline stands in the order its authors were chosen: select2 leaves options where they were.
window.addEventListener("load", () => {
  const $ = window.django && window.django.jQuery;
  if (!$) return;
  $("select.admin-autocomplete[multiple]").on("select2:select", (event) => {
    const option = Array.from(event.target.options).find((each) => each.value === event.params.data.id);
    if (option) {
      event.target.append(option);
      $(event.target).trigger("change");
    }
  });
});
