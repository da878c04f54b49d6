// The link to a story is copied; without script, or where that is not allowed, it is simply followed.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-copied]");
  if (!link || !navigator.clipboard || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(
    () => (link.nextElementSibling.textContent = link.dataset.copied),
    () => location.assign(link.href),
  );
});
