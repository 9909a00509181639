/** Tells the parts of a page the time: at once, when the reader comes back, at every change. */

const LONGEST_TIMER = 2 ** 31 - 1; // a longer one would fire at once
const LONGEST_WAIT = 30_000; // while the page is seen: the computer's clock may be set meanwhile

export class PageClock {
  #parts;
  #timer;

  /** @param {{update(second: number): void, nextChange(second: number): number}[]} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  start() {
    if (this.#parts.length === 0) {
      return;
    }
    const tick = () => this.#tick();
    document.addEventListener("visibilitychange", tick);
    window.addEventListener("pageshow", ({ persisted }) => persisted && tick());
    window.addEventListener("focus", tick);
    tick();
  }

  #tick() {
    clearTimeout(this.#timer);
    const now = Date.now();
    const second = now / 1000;
    let next = Infinity;
    for (const part of this.#parts) {
      part.update(second);
      next = Math.min(next, part.nextChange(second));
    }
    const longest = document.hidden ? LONGEST_TIMER : LONGEST_WAIT;
    this.#timer = setTimeout(() => this.#tick(), Math.min(next * 1000 - now, longest));
  }
}
