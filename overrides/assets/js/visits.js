/** Marks missions that changed since their page was last read on this device. */

const VISITS = "missions-visits";

export class Visits {
  #root;

  /** @param {HTMLElement} root a mission's page, or a list of cards; each has `data-version` */
  constructor(root) {
    this.#root = root;
  }

  start() {
    if (this.#root.matches("[data-version]")) {
      this.#visit(this.#root.dataset);
      return;
    }
    const seen = readVersions("localStorage");
    for (const card of this.#root.querySelectorAll("[data-version]")) {
      const { mission, version } = card.dataset;
      if (seen[mission] && seen[mission] !== version) {
        card.append(this.#makeMark());
      }
    }
  }

  #visit({ mission, version }) {
    const before = findBefore(mission, version);
    const seen = readVersions("localStorage");
    writeVersions("localStorage", { ...seen, [mission]: version });
    if (before && before !== version) {
      const added = countUpdates(version) - countUpdates(before);
      this.#root.querySelector(".app-key-facts").prepend(this.#makeMark(added > 0));
      this.#markUpdates(added);
    }
  }

  #makeMark(linked = false) {
    const mark = document.createElement(linked ? "a" : "p");
    mark.className = "app-tag app-changed";
    mark.textContent = this.#root.dataset.changed;
    if (linked) {
      mark.href = "#updates";
    }
    return mark;
  }

  /** The newest entries of the log stand first. */
  #markUpdates(added) {
    const days = this.#root.querySelectorAll("#updates ~ .app-timeline .app-timeline__when");
    for (const day of [...days].slice(0, Math.max(added, 0))) {
      const mark = document.createElement("strong");
      mark.className = "app-new";
      mark.textContent = this.#root.dataset.new;
      day.append(" ", mark);
    }
  }
}

/**
 * Returns the version of the visit before this one; a page that is loaded again, or read in the
 * other language, belongs to the same visit as long as the tab is open.
 */
function findBefore(mission, version) {
  const tab = readVersions("sessionStorage");
  const [before, now] = tab[mission] ?? [];
  if (now === version) {
    return before;
  }
  const last = readVersions("localStorage")[mission];
  writeVersions("sessionStorage", { ...tab, [mission]: [last ?? "", version] });
  return last;
}

/** @param {string} version "2026-11-18 3": the day of the last change, the number of updates */
function countUpdates(version) {
  return Number(version.split(" ")[1]);
}

function readVersions(storage) {
  try {
    return JSON.parse(window[storage].getItem(VISITS)) ?? {};
  } catch {
    return {};
  }
}

function writeVersions(storage, versions) {
  try {
    window[storage].setItem(VISITS, JSON.stringify(versions));
  } catch {
    // Storage is switched off or full: no visit is the last one.
  }
}
