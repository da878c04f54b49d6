// The library's page: the grid walked by keys, files uploaded and dropped. All of it works without this file.
import { follow, gridAt, walk } from "picture-grid";
import { uploads } from "picture-upload";

const library = document.querySelector("[data-library]");
const grid = library && library.querySelector("[data-grid]");
const form = library && library.querySelector("[data-upload]");
let again = () => {};

if (grid) {
  walk(grid);
  again = follow(grid.parentElement, () => gridAt(location.href));
}
if (form) uploads(form, { onTaken: () => again() });
