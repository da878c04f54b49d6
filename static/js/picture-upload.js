// Files into the library: chosen or dropped, sent one by one, each with its progress and its own answer.

function line(name) {
  const item = document.createElement("li");
  item.className = "picture-coming";
  const label = document.createElement("label");
  const named = document.createElement("strong");
  const said = document.createElement("span");
  const bar = document.createElement("progress");
  named.textContent = name;
  bar.max = 1;
  bar.value = 0;
  label.append(named, " ", said, bar);
  item.append(label);
  return { item, said, bar };
}

// A request that tells how much of it is on its way, which fetch does not.
function send(form, file, onProgress) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("one", "1");
  if (form.elements.choosing) body.append("choosing", "1");
  body.append("upload", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / (event.total || 1)));
    request.addEventListener("load", () => {
      const isThere = request.responseURL === new URL(form.action).href; // and not at the login form
      if (isThere && request.status === 200) resolve(request.responseText);
      else reject(new Error(isThere ? "failed" : "loggedOut"));
    });
    request.addEventListener("error", () => reject(new Error("broken")));
    request.open("POST", form.action);
    request.send(body);
  });
}

// Takes over the form. Each answer is a line of HTML in `[data-taken]`; after each `onTaken` is called with it.
// What is dropped onto `ground` is uploaded as well.
export function uploads(form, { ground = document.documentElement, onTaken = () => {} } = {}) {
  const list = form.querySelector("[data-taken]");
  const state = form.querySelector("[data-state]");
  const input = form.elements.upload;
  const waiting = [];
  let [running, done, all] = [false, 0, 0];

  function tell() {
    state.textContent = form.dataset.done.replace("{done}", done).replace("{all}", all);
  }

  function failed(entry, why) {
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = form.dataset.again;
    again.addEventListener("click", () => { again.remove(); queue(entry); });
    entry.said.textContent = form.dataset[why] || form.dataset.broken;
    entry.item.append(again);
  }

  async function run() {
    running = true;
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      try {
        const html = await send(form, entry.file, (part) => {
          entry.bar.value = part;
          if (part === 1) entry.said.textContent = form.dataset.sent;
        });
        const came = document.createElement("template");
        came.innerHTML = html;
        const item = came.content.firstElementChild;
        entry.item.replaceWith(item);
        done += 1;
        onTaken(item);
      } catch (error) {
        failed(entry, error.message);
      }
      tell();
    }
    running = false;
  }

  function queue(entry) {
    entry.said.textContent = form.dataset.waits;
    entry.bar.value = 0;
    waiting.push(entry);
    tell();
    if (!running) run();
  }

  function take(files) {
    for (const file of files) {
      const entry = { file, ...line(file.name) };
      list.append(entry.item);
      all += 1;
      queue(entry);
    }
  }

  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files.length) take(input.files);
    else input.click();
  });
  form.querySelector("[type=submit]").hidden = true;
  form.querySelector("[data-dragging]").hidden = false;
  dropping(ground, form, take);
}

function dropping(ground, form, take) {
  const hint = document.createElement("p");
  hint.className = "picture-drop";
  hint.textContent = form.dataset.drop;
  hint.hidden = true;
  form.append(hint);
  const holdsFiles = (event) => [...event.dataTransfer.types].includes("Files");
  ground.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    hint.hidden = false;
  });
  ground.addEventListener("dragleave", (event) => {
    if (!ground.contains(event.relatedTarget)) hint.hidden = true;
  });
  ground.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation(); // a dialog stands on a page that takes files as well
    hint.hidden = true;
    take(event.dataTransfer.files);
  });
}
