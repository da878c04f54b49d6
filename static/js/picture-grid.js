// The grid of pictures: one stop for the Tab key, arrow keys from one to the next, and pictures that were in the
// making put in once they are there.
const PAUSE = 2_000;
const LOOKS = 60;

const ways = (grid) => [...grid.querySelectorAll(".picture-tile-way")];

// How many stand in a row: those as high up as the first.
function columns(all) {
  const { top } = all[0].getBoundingClientRect();
  const below = all.findIndex((way) => way.getBoundingClientRect().top > top + 4);
  return below < 0 ? all.length : below;
}

function step(key, grid, all) {
  const onward = getComputedStyle(grid).direction === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowRight": return onward;
    case "ArrowLeft": return -onward;
    case "ArrowDown": return columns(all);
    case "ArrowUp": return -columns(all);
    case "Home": return -all.length;
    case "End": return all.length;
    default: return 0;
  }
}

function stopAt(all, chosen) {
  for (const way of all) way.tabIndex = way === chosen ? 0 : -1;
}

export function walk(grid) {
  stopAt(ways(grid), ways(grid)[0]);
  grid.addEventListener("focusin", (event) => {
    const way = event.target.closest(".picture-tile-way");
    if (way) stopAt(ways(grid), way);
  });
  grid.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = ways(grid);
    const at = all.indexOf(event.target);
    const steps = at < 0 ? 0 : step(event.key, grid, all);
    if (!steps) return;
    event.preventDefault();
    const atAnEnd = ["Home", "End"].includes(event.key);
    const wanted = at + steps;
    if (atAnEnd || (wanted >= 0 && wanted < all.length)) all[Math.min(Math.max(wanted, 0), all.length - 1)].focus();
  });
  sayKeys(grid.parentElement);
}

function sayKeys(place) {
  const keys = place.querySelector("[data-walk]");
  if (keys) keys.hidden = false;
}

// Put what a newer look at the same page has: new tiles before the others, pictures in place of their colours.
function takeOver(place, fresh) {
  const [grid, newer] = [place.querySelector("[data-grid]"), fresh.querySelector("[data-grid]")];
  const known = new Map([...grid.children].map((tile) => [tile.dataset.number, tile]));
  const first = grid.firstElementChild;
  for (const tile of [...newer.children]) {
    const mine = known.get(tile.dataset.number);
    if (!mine) grid.insertBefore(tile, first);
    else if (mine.querySelector("[data-waiting]") && !tile.querySelector("[data-waiting]")) {
      const [way, now] = [mine.firstElementChild, tile.firstElementChild];
      Object.assign(way.dataset, now.dataset);
      way.replaceChildren(...now.childNodes);
    }
  }
  place.querySelector("[data-count]").replaceWith(fresh.querySelector("[data-count]"));
  sayKeys(place);
  stopAt(ways(grid), ways(grid).find((way) => way === document.activeElement) || ways(grid)[0]);
}

// Look again while something is in the making. `look` gives the same page's grid, and what stands below it, as they
// are now.
export function follow(place, look) {
  let [timer, left] = [null, LOOKS];

  async function again() {
    const grid = place.querySelector("[data-grid]");
    const fresh = await look().catch(() => null); // no connection: the next look may have one
    if (fresh && grid === place.querySelector("[data-grid]")) takeOver(place, fresh);
    wait();
  }

  function wait() {
    clearTimeout(timer);
    if (place.isConnected && place.querySelector("[data-grid] [data-waiting]") && left-- > 0) timer = setTimeout(again, PAUSE);
  }

  wait();
  return () => { left = LOOKS; return again(); };
}

// The grid in a page or a part of one, with what stands below it.
export async function gridAt(address) {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(`The library answered ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("[data-grid-place]");
}
