// What is typed in the article's form is kept at the desk within seconds, beside the draft. While the desk
// cannot be reached, the newest text stays in this browser, and is sent when it can be again. The same
// requests say that the form is open, and hear who else has it open.
const PAUSE = 2_000; // typing has paused: send
const AT_MOST_EVERY = 5_000; // and while it does not pause
const SIGN_EVERY = 10_000; // so soon each sees the other; the desk forgets an open form after 60 seconds
const TOO_LONG = 30_000; // a request that hangs
const SLOWEST_RETRY = 30_000;
const LEFT_FOR = 30 * 24 * 3600 * 1000; // as long as the desk keeps what nobody came back for

const place = document.getElementById("autosave");
const { account, article, articles } = place.dataset;
const SHELF = `newsroom text ${account} `; // one account's texts in this browser
const form = place.closest("form");
const keyField = place.querySelector("[name=text_key]");

const words = place.dataset; // every sentence that is shown: data-say-…

class LoggedOut extends Error {}
class Refused extends Error {}
class Gone extends Refused {}

// The desk

function token() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  return cookie ? cookie.slice("csrftoken=".length) : field && field.value;
}

async function ask(of, data, signal) {
  data.set("account", account);
  const response = await fetch(`${articles}${of || "add"}/autosave/`, {
    method: "POST", body: data, signal, headers: { "X-CSRFToken": token() }, credentials: "same-origin",
  });
  const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
  if (response.redirected || response.status === 401 || (response.status === 403 && !isJson)) {
    const other = isJson && (await response.json()).state === "somebody else";
    throw new LoggedOut(other ? "Other" : "Out");
  }
  if (!isJson) throw new Error(`The desk answered ${response.status}`);
  const answer = await response.json();
  if (answer.state === "gone") throw new Gone(answer.sentence);
  if (answer.state === "refused") throw new Refused(answer.sentence);
  return answer;
}

// The browser's own shelf: each text under its form's key

function putOnShelf(text) {
  try {
    localStorage.setItem(SHELF + text.key, JSON.stringify(text));
    return true;
  } catch {
    return false; // full, or switched off: the desk alone keeps texts then
  }
}

function takeOffShelf(key, sequence = Infinity) {
  const there = onShelf(SHELF + key);
  if (there && there.sequence <= sequence) localStorage.removeItem(SHELF + key);
}

function onShelf(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function textsOnShelf() {
  let names = [];
  try {
    names = Object.keys(localStorage);
  } catch {
    // storage is switched off
  }
  return names.filter((name) => name.startsWith(SHELF)).map(onShelf).filter(Boolean);
}

function asData(text) {
  const data = new FormData();
  for (const [name, value] of text.fields) data.append(name, value);
  data.set("text_key", text.key);
  data.set("text_sequence", text.sequence);
  return data;
}

// What another page left on the shelf goes to the desk, which knows whether it was saved since. Returns
// whether it now has a text that this page should offer.
async function sendWhatWasLeft(besides) {
  let toOffer = false;
  for (const text of textsOnShelf()) {
    if (text.key === besides) continue;
    if (Date.now() - text.at > LEFT_FOR) takeOffShelf(text.key);
    else if (await sendLeft(text)) toOffer = toOffer || text.article === article || !article;
  }
  return toOffer;
}

async function sendLeft(text) {
  try {
    const { state } = await ask(text.article, asData(text));
    if (state === "kept" || state === "older") takeOffShelf(text.key, text.sequence);
    return state === "kept";
  } catch (error) {
    // A draft that was deleted meanwhile is offered as a new one. All else stays, for the next page to try.
    return error instanceof Gone && text.article !== "" ? sendLeft({ ...text, article: "" }) : false;
  }
}

// The form

class Keeper {
  constructor() {
    this.key = keyField.value;
    this.sequence = Number(place.dataset.sequence);
    this.changes = 0; // counted, to know whether a request brought the newest
    this.sent = 0;
    this.firstUnsent = 0;
    this.lastSent = 0;
    this.failures = 0;
    this.wrote = false;
    this.leaving = false;
    this.loggedOut = false;
    this.timer = null;
    this.request = null;
    this.sending = false;
    this.stopped = ""; // why a save was stopped, until the desk is reached again
    this.last = this.fingerprint();
  }

  get unsent() {
    return this.changes > this.sent;
  }

  fields() {
    const own = ["csrfmiddlewaretoken", "text_key", "text_sequence"];
    return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !own.includes(name));
  }

  fingerprint() {
    return JSON.stringify(this.fields());
  }

  differs() {
    return this.fingerprint() !== this.last;
  }

  // Browsers' clocks make numbers grow from one page to the next; the desk's last one, if a clock is wrong.
  next() {
    this.sequence = Math.max(Date.now(), this.sequence + 1);
    return this.sequence;
  }

  changed() {
    const now = Date.now();
    if (!this.unsent) this.firstUnsent = now;
    this.changes += 1;
    this.wrote = true;
    this.leaving = false; // saving was stopped, or there was more to write
    if (this.failures) this.shelve();
    if (this.failures && this.timer) return; // a retry is on its way already
    this.plan(Math.max(this.lastSent + AT_MOST_EVERY, Math.min(now + PAUSE, this.firstUnsent + AT_MOST_EVERY)));
  }

  plan(at) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), at - Date.now());
  }

  text() {
    return { key: this.key, article, sequence: this.next(), fields: this.fields(), at: Date.now() };
  }

  // Not at every key: writing a long story to the shelf takes time.
  shelve() {
    clearTimeout(this.shelving);
    this.shelving = setTimeout(() => putOnShelf(this.text()), 500);
  }

  async send() {
    clearTimeout(this.timer);
    clearTimeout(this.shelving);
    this.timer = null;
    if (this.leaving || this.sending) return; // after one request the next is planned
    const text = this.text();
    const changes = this.changes;
    const fingerprint = JSON.stringify(text.fields);
    if (fingerprint === this.last && !this.failures) {
      this.sent = changes; // a field was entered and left as it was
      return;
    }
    const shelved = putOnShelf(text);
    this.lastSent = Date.now();
    this.sending = true;
    const answer = await this.exchange(asData(text), shelved);
    this.sending = false;
    if (!answer) return;
    if (answer.state === "kept") this.kept(answer, text, changes, fingerprint);
    else this.notKept(answer);
  }

  kept(answer, text, changes, fingerprint) {
    this.sent = changes;
    this.last = fingerprint;
    takeOffShelf(text.key, text.sequence);
    say("kept", words.sayKept.replace("…", answer.at));
    if (this.unsent) this.plan(Math.max(this.lastSent + AT_MOST_EVERY, Date.now() + PAUSE));
  }

  notKept(answer) {
    this.sequence = Math.max(this.sequence, answer.sequence);
    if (answer.state === "older") this.plan(Date.now()); // the same text in a second window: this is newer
    else say("trouble", words.sayOnlyHere);
  }

  sign() {
    if (this.unsent) this.send();
    else if (!this.leaving) this.exchange(new FormData(), true);
  }

  // One request at a time; what an earlier one would have said no longer matters.
  async exchange(data, shelved) {
    if (this.request) this.request.abort();
    const request = new AbortController();
    this.request = request;
    const hanging = setTimeout(() => request.abort(), TOO_LONG);
    const wrote = this.wrote;
    if (wrote) data.set("wrote", "1");
    try {
      const answer = await ask(article, data, request.signal);
      if (this.request !== request) return null;
      this.wrote = this.wrote && !wrote;
      this.reached(answer);
      return answer;
    } catch (error) {
      if (this.request === request) this.failed(error, shelved);
      return null;
    } finally {
      clearTimeout(hanging);
    }
  }

  reached(answer) {
    this.failures = 0;
    this.loggedOut = false;
    this.stopped = "";
    if (!this.unsent) say("trouble", "");
    if (answer.also !== undefined) write("also", answer.also);
  }

  failed(error, shelved) {
    if (this.leaving) return;
    this.loggedOut = error instanceof LoggedOut;
    const sentence = this.stopped || this.whyNot(error, shelved);
    if (sentence) say("trouble", sentence);
    write("also", ""); // nobody knows, just now
    this.failures += 1;
    const wait = Math.min(1_000 * 2 ** this.failures, SLOWEST_RETRY);
    if (this.unsent && !(error instanceof Refused)) this.plan(Date.now() + wait);
  }

  whyNot(error, shelved) {
    if (error instanceof LoggedOut) return words[`say${error.message}${shelved ? "" : "Alone"}`];
    if (error instanceof Refused) return words.sayRefused.replace("…", () => error.message);
    return this.unsent ? words.sayTrying : "";
  }

  tryNow() {
    if (this.failures) this.sign();
  }

  // Saving: the text stays on the shelf until a later page hears from the desk that it was saved.
  saving(event) {
    if (this.loggedOut || !navigator.onLine) {
      event.preventDefault();
      this.stopped = this.loggedOut ? words.sayNotSavedOut : words.sayNotSavedAway;
      say("trouble", this.stopped);
      this.tryNow();
      return;
    }
    const text = this.text();
    putOnShelf(text);
    form.elements.text_sequence.value = text.sequence;
    form.elements.csrfmiddlewaretoken.value = token(); // another one since they logged in again
    this.leaving = true;
    clearTimeout(this.timer);
    if (this.request) this.request.abort();
  }

  hidden() {
    if (this.leaving || !this.unsent) return;
    putOnShelf(this.text());
    if (document.visibilityState === "hidden") this.send();
  }
}

function write(where, sentence) {
  const line = place.querySelector(`[data-${where}]`);
  if (line.textContent !== sentence) line.textContent = sentence;
}

// One line: the quiet one, which no screen reader reads out every five seconds, or the one about trouble.
function say(where, sentence) {
  if (where === "trouble" && sentence) write("kept", "");
  if (where === "kept") write("trouble", "");
  write(where, sentence);
}

function watch(keeper) {
  form.addEventListener("input", () => keeper.changed());
  // Fields with suggestions tell jQuery alone, and do so as well when they are only drawn.
  const perhaps = () => keeper.differs() && keeper.changed();
  const $ = window.django && window.django.jQuery;
  if ($) $(form).on("change", perhaps);
  else form.addEventListener("change", perhaps);
  form.addEventListener("submit", (event) => keeper.saving(event));
  setInterval(() => keeper.sign(), SIGN_EVERY);
  window.addEventListener("online", () => keeper.tryNow());
  window.addEventListener("focus", () => keeper.tryNow());
  window.addEventListener("pagehide", () => keeper.hidden());
  document.addEventListener("visibilitychange", () => {
    keeper.hidden();
    if (document.visibilityState === "visible") keeper.sign(); // a hidden page's timers are slow
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) keeper.leaving = false; // back from where saving led
  });
  window.addEventListener("beforeunload", (event) => {
    if (keeper.unsent && !keeper.leaving) event.preventDefault();
  });
}

const keeper = keyField && form ? new Keeper() : null;
if (keeper) watch(keeper);
const toOffer = await sendWhatWasLeft(keeper && keeper.key);
if (toOffer && !(keeper && (keeper.differs() || "unsent" in place.dataset))) location.reload();
else if (keeper && "unsent" in place.dataset) {
  keeper.last = "";
  keeper.changed();
} else if (keeper) keeper.sign();
