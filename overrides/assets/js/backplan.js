/** Counts back from a month of the reader's choice to a mission. Nothing is kept or sent. */

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const MONTHS_AFTER = 24; // how far after the mission months are offered

export class BackPlan {
  #root;
  #month;
  #fields;
  #status;
  #steps;
  #written;

  /** @param {HTMLElement} root with `data-start`, `data-end` and sentences with gaps */
  constructor(root) {
    this.#root = root;
    this.#month = root.querySelector("select");
    this.#fields = [...root.querySelectorAll("[data-weeks]")];
    this.#status = root.querySelector("[role=status]");
    this.#steps = [...root.querySelectorAll("[data-step]")];
    this.#written = new Map(this.#steps.map((step) => [step, step.textContent]));
  }

  start() {
    this.#offerMonths(new Date());
    const box = this.#month.closest("[hidden]");
    box.addEventListener("input", () => this.#update());
    box.hidden = false;
    this.#update();
  }

  #offerMonths(now) {
    const last = addMonths(Date.parse(this.#root.dataset.end), MONTHS_AFTER);
    let month = Date.UTC(now.getFullYear(), now.getMonth(), 1);
    for (month = addMonths(month, 1); month <= last; month = addMonths(month, 1)) {
      this.#month.append(new Option(capital(writeMonth(month)), month));
    }
  }

  #update() {
    for (const step of this.#steps) {
      show(step, this.#written.get(step));
    }
    const target = Number(this.#month.value);
    show(this.#status, target ? this.#answer(target) : "");
  }

  /** Says whether the month can be met; if so, writes by when each step has to start. */
  #answer(target) {
    const { start, end, early, late } = this.#root.dataset;
    if (target <= Date.parse(start)) {
      return early.replace("{day}", writeDay(target));
    }
    const room = Math.max(0, target - Date.parse(end));
    const needed = this.#fields.reduce((sum, field) => sum + readWeeks(field), 0);
    if (needed > room) {
      return late.replace("{month}", writeMonth(monthAfter(Date.parse(end) + needed)));
    }
    this.#writeSteps(target);
    return this.#sayRoom(Math.floor(room / WEEK), target);
  }

  #sayRoom(weeks, target) {
    const { one, other } = this.#root.dataset;
    const rule = new Intl.PluralRules(document.documentElement.lang).select(weeks);
    const text = (rule === "one" ? one : other).replace("{count}", weeks);
    return text.replace("{day}", writeDay(target));
  }

  #writeSteps(target) {
    show(this.#step("work"), capital(writeDay(target)));
    let day = target;
    for (const field of this.#fields) {
      const length = readWeeks(field);
      day -= length;
      if (length > 0) {
        const step = this.#step(field.dataset.weeks);
        show(step, this.#root.dataset.by.replace("{day}", writeDay(day)));
      }
    }
  }

  #step(name) {
    return this.#steps.find((step) => step.dataset.step === name);
  }
}

/** @returns {number} milliseconds; nothing where no number of weeks is given */
function readWeeks(field) {
  return Math.min(Math.max(0, field.valueAsNumber || 0), Number(field.max)) * WEEK;
}

function addMonths(instant, months) {
  const day = new Date(instant);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
}

/** @returns {number} the first month whose first day is not before an instant */
function monthAfter(instant) {
  const first = addMonths(instant, 0);
  return first < instant ? addMonths(instant, 1) : first;
}

function writeMonth(instant) {
  return write(instant, { month: "long", year: "numeric" });
}

/** Shows a text, the ending of a month's first day raised. */
function show(node, text) {
  const first = readFormats().first_of_month;
  const [before, after] = first === "1" ? [text] : text.split(new RegExp(`\\b${first}\\b`));
  node.textContent = before;
  if (after !== undefined) {
    const raised = document.createElement("sup");
    raised.textContent = first.slice(1);
    node.append("1", raised, after);
  }
}

function readFormats() {
  return JSON.parse(document.getElementById("ui-strings").textContent).formats;
}

/** Writes a day as the site does, with its patterns. */
function writeDay(instant) {
  const formats = readFormats();
  const date = new Date(instant);
  const gaps = {
    year: date.getUTCFullYear(),
    month: write(instant, { month: "long" }),
    day: date.getUTCDate() === 1 ? formats.first_of_month : date.getUTCDate(),
  };
  return formats.day.replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
}

function write(instant, form) {
  const language = document.documentElement.lang;
  return new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(instant);
}

/** A value that stands alone begins with a capital. */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
