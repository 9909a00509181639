/** Missions side by side: those that the address names, else those that are chosen on this device. */

import { MOST, readChosen, sayCount, writeChosen } from "./chosen.js";
import { startStates } from "./state.js";

export class Comparison {
  #root;
  #table;
  #select;
  #titles = new Map();
  #columns = new Map();
  #ids = [];

  /** @param {HTMLElement} root holds the table's rows, the control to add, and the script's words */
  constructor(root) {
    this.#root = root;
    this.#table = root.querySelector("table");
    this.#select = root.querySelector("select");
  }

  async start() {
    this.#root.querySelector("button").addEventListener("click", () => this.#add());
    this.#root.addEventListener("mission-state", () => this.#judgeRows());
    const asked = readAddress();
    try {
      this.#titles = new Map(await load("index"));
      const known = (asked ?? readChosen()).filter((id) => this.#titles.has(id));
      await this.#show(known.slice(0, MOST));
      this.#say(...this.#tellLeftOut(asked ?? known, known));
    } catch {
      this.#fail();
    }
    if (!asked) {
      this.#keep();
    }
  }

  async #add() {
    const id = this.#select.value;
    if (!id) {
      this.#select.focus();
      return;
    }
    try {
      await this.#show([...this.#ids, id]);
      this.#keep();
      this.#say();
      this.#select.focus();
    } catch {
      this.#fail();
    }
  }

  async #remove(id) {
    const place = this.#ids.indexOf(id);
    await this.#show(this.#ids.filter((it) => it !== id));
    this.#keep();
    this.#say(this.#root.dataset.removed.replace("{title}", this.#titles.get(id)));
    const rest = this.#table.querySelectorAll("button");
    (rest[Math.min(place, rest.length - 1)] ?? this.#select).focus();
  }

  async #show(ids) {
    const missing = ids.filter((id) => !this.#columns.has(id));
    const loaded = await Promise.all(missing.map((id) => load(id)));
    for (const [place, id] of missing.entries()) {
      this.#columns.set(id, this.#build(id, loaded[place]));
    }
    this.#ids = ids;
    const columns = ids.map((it) => this.#columns.get(it));
    for (const [place, row] of [...this.#table.rows].entries()) {
      row.replaceChildren(row.cells[0], ...columns.map((cells) => cells[place]));
    }
    this.#root.dataset.count = ids.length;
    this.#table.parentElement.hidden = ids.length === 0;
    this.#root.querySelector("[data-none]").hidden = ids.length > 0;
    this.#judgeRows();
    this.#fillSelect();
  }

  /** Makes a mission's cells, from its head down; what time changes in them stays true by itself. */
  #build(id, { head_html: headHtml, states, facts }) {
    const head = document.createElement("th");
    head.scope = "col";
    Object.assign(head.dataset, { mission: id, states });
    head.innerHTML = headHtml;
    head.append(this.#makeButton(id));
    const cells = [...this.#table.tBodies[0].rows].map(({ dataset: { fact } }) => {
      const cell = document.createElement("td");
      cell.innerHTML = facts[fact] ?? this.#root.dataset.unsaid;
      cell.toggleAttribute("data-unsaid", !(fact in facts));
      cell.dataset.stateFor = id;
      return cell;
    });
    const column = document.createElement("tr");
    column.append(head, ...cells);
    startStates(column);
    return [head, ...cells];
  }

  #makeButton(id) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-button app-button--plain app-screen-only";
    const name = document.createElement("span");
    name.className = "app-hidden";
    name.textContent = `, ${this.#titles.get(id)}`;
    button.append(this.#root.dataset.remove, name);
    button.addEventListener("click", () => this.#remove(id));
    return button;
  }

  /** Leaves out facts that no mission states, and says in words where all missions are the same. */
  #judgeRows() {
    for (const row of this.#table.tBodies[0].rows) {
      const [head, ...cells] = row.cells;
      const [first, ...others] = cells.map((cell) => cell.textContent);
      row.hidden = cells.every((cell) => "unsaid" in cell.dataset);
      const same = others.length > 0 && others.every((text) => text === first);
      row.toggleAttribute("data-same", same);
      head.querySelector(".app-compare__same")?.remove();
      if (same) {
        const note = document.createElement("span");
        note.className = "app-compare__same";
        note.textContent = this.#root.dataset.same;
        head.append(" ", note);
      }
    }
  }

  #fillSelect() {
    const others = [...this.#titles].filter(([id]) => !this.#ids.includes(id));
    const options = others.map(([id, title]) => new Option(title, id));
    this.#select.replaceChildren(new Option(this.#root.dataset.choose, ""), ...options);
    this.#select.parentElement.hidden = this.#ids.length >= MOST || others.length === 0;
  }

  /** The device and the address name what is shown; no step of the way back is added. */
  #keep() {
    writeChosen(this.#ids);
    const query = this.#ids.length > 0 ? `?ids=${this.#ids.join(",")}` : "";
    history.replaceState(null, "", location.pathname + query + location.hash);
  }

  #tellLeftOut(asked, known) {
    const { leftOutOne, leftOutOther, tooMany } = this.#root.dataset;
    const unknown = asked.length - known.length;
    return [
      ...(unknown > 0 ? [sayCount(leftOutOne, leftOutOther, unknown)] : []),
      ...(known.length > MOST ? [tooMany] : []),
    ];
  }

  #say(...told) {
    const { one, other } = this.#root.dataset;
    const count = this.#ids.length;
    const shown = count > 0 ? [sayCount(one, other, count)] : [];
    this.#root.querySelector("[role=status]").textContent = [...told, ...shown].join(" ");
  }

  #fail() {
    this.#root.querySelector("[role=status]").textContent = this.#root.dataset.failed;
  }
}

/** @returns {string[] | null} the ids of `?ids=a,b,c`, each once; null where the address has none */
function readAddress() {
  const written = new URLSearchParams(location.search).get("ids");
  return written && [...new Set(written.split(",").filter(Boolean))];
}

/** Loads one of the files that the build wrote beside this page. */
async function load(name) {
  const answer = await fetch(`${name}.json`);
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return answer.json();
}
