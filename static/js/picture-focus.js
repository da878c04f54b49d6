// The focus of a picture: set by a click in it, by the arrow keys on its mark, or by the two fields; and what each
// crop shows of it then. Without this file the fields do.
const panel = document.querySelector("[data-focus]");
const across = document.getElementById("id_focus_x");
const down = document.getElementById("id_focus_y");
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LARGE = 10; // per cent, with Shift

const inside = (number) => Math.min(Math.max(Math.round(number) || 0, 0), 100);

// Where a crop begins whose middle is as near to the focus as the picture's edges let it, as CSS has it: in per
// cent of what is left out.
function placeOf(length, part, focus) {
  const rest = length - part;
  if (rest <= 0) return 50;
  return (100 * Math.min(Math.max((length * focus) / 100 - part / 2, 0), rest)) / rest;
}

function showCrop(image, x, y) {
  const { naturalWidth: width, naturalHeight: height } = image;
  const ratio = image.clientWidth / image.clientHeight;
  if (!width || !ratio) return;
  const wide = Math.min(width, height * ratio);
  const tall = Math.min(height, width / ratio);
  image.style.objectPosition = `${placeOf(width, wide, x)}% ${placeOf(height, tall, y)}%`;
}

function begin() {
  const stage = panel.querySelector("[data-stage]");
  const image = stage.querySelector("img");
  const crops = panel.querySelector("[data-crops]");
  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "focus-mark";
  mark.setAttribute("aria-label", panel.dataset.mark);
  mark.setAttribute("aria-describedby", "focus-now");
  const now = document.createElement("span");
  now.id = "focus-now";
  now.className = "visually-hidden";
  stage.append(mark, now);
  crops.hidden = false;
  stage.classList.add("can-focus");

  function show() {
    const [x, y] = [inside(across.value), inside(down.value)];
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    now.textContent = `${x} % · ${y} %`;
    for (const crop of crops.querySelectorAll("img")) showCrop(crop, x, y);
  }

  function set(x, y) {
    across.value = inside(x);
    down.value = inside(y);
    show();
  }

  stage.addEventListener("click", (event) => {
    if (event.target === mark) return;
    const box = image.getBoundingClientRect();
    set((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
  });
  mark.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    const far = event.shiftKey ? LARGE : 1;
    set(inside(across.value) + far * way[0], inside(down.value) + far * way[1]);
  });
  for (const field of [across, down]) field.addEventListener("input", show);
  for (const each of [image, ...crops.querySelectorAll("img")]) each.addEventListener("load", show);
  addEventListener("resize", show);
  show();
}

if (panel && across && down) begin();
