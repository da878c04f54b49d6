// The PRINT control: a real link to the printer-friendly page; with script it also asks the browser
// to print that page. Where a new window is refused, the link is simply followed.
document.addEventListener("click", (event) => {
  const control = event.target.closest("a[data-print]");
  if (!control || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const sheet = window.open(control.href, "_blank");
  if (!sheet) return;
  event.preventDefault();
  sheet.addEventListener("load", () => sheet.print(), { once: true });
});
