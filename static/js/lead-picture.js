// The lead picture of an article is chosen in the library instead of typed by its number.
const place = document.querySelector("[data-lead]");
const field = place && place.querySelector("input");

function show(picture) {
  const image = place.querySelector("img");
  image.hidden = !(picture && picture.preview);
  if (picture && picture.preview) image.src = picture.preview;
  place.querySelector("[data-lead-said]").textContent = picture ? picture.caption || picture.alt : "";
  place.querySelector("[data-lead-drop]").hidden = !picture;
}

function take(picture) {
  field.value = picture ? picture.id : "";
  show(picture);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

if (field && !field.disabled && document.querySelector('meta[name="picture-chooser"]')) {
  const choose = place.querySelector("[data-lead-choose]");
  const drop = place.querySelector("[data-lead-drop]");
  choose.hidden = false;
  drop.hidden = !field.value;
  choose.addEventListener("click", async () => {
    const { choosePicture } = await import("picture-chooser");
    const picture = await choosePicture();
    if (picture) take(picture);
  });
  drop.addEventListener("click", () => {
    take(null);
    choose.focus();
  });
}
