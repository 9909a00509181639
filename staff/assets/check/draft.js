/** The file that is being written, kept in this browser between two visits. */

import { Manuscript } from "./manuscript.js";

const KEY = "mission-draft";

export class Draft {
  /** Return what was kept, or null. */
  load() {
    try {
      const kept = localStorage.getItem(KEY);
      return kept && Manuscript.restore(JSON.parse(kept));
    } catch {
      return null;
    }
  }

  /** Keep a file; tells whether the browser let it be kept. */
  keep(manuscript) {
    try {
      localStorage.setItem(KEY, JSON.stringify(manuscript));
      return true;
    } catch {
      return false;
    }
  }

  delete() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing has nothing to delete.
    }
  }
}
