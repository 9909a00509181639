/** An instant on the reader's own clock, written as the site writes Ottawa's, where they differ. */

/** Fills the gaps of a pattern: "{day}, {time}". */
function fill(pattern, gaps) {
  return pattern.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}

export class LocalTime {
  #root;
  #words;

  /**
   * @param {HTMLElement} root hidden, with `data-local-time`: an instant in seconds, and how many
   *   minutes Ottawa is from UTC at that instant
   * @param {{local_time: string, formats: Record<string, string | string[]>}} words
   */
  constructor(root, words) {
    this.#root = root;
    this.#words = words;
  }

  update() {
    const [second, ottawa] = this.#root.dataset.localTime.trim().split(/\s+/).map(Number);
    const instant = new Date(second * 1000);
    const differs = -instant.getTimezoneOffset() !== ottawa;
    this.#root.hidden = !differs;
    if (differs) {
      this.#root.textContent = fill(this.#words.local_time, { moment: this.#write(instant) });
    }
  }

  nextChange() {
    return Infinity;
  }

  /** The site names the months: a browser takes 30 ms to begin, a slow telephone over 100. */
  #write(instant) {
    const formats = this.#words.formats;
    const date = instant.getDate();
    const day = fill(formats.day, {
      year: instant.getFullYear(),
      month: formats.months[instant.getMonth()],
      day: date === 1 ? formats.first_of_month : date,
    });
    const time = this.#writeTime(instant.getHours(), `${instant.getMinutes()}`.padStart(2, "0"));
    return fill(formats.on_moment, { moment: fill(formats.moment, { day, time }) });
  }

  #writeTime(hour, minute) {
    const formats = this.#words.formats;
    const full = minute === "00";
    if (full && hour % 12 === 0) {
      return hour === 0 ? formats.midnight : formats.noon;
    }
    const pattern = `${full ? "hour" : "time"}_${hour < 12 ? "am" : "pm"}`;
    return fill(formats[pattern], { hour24: hour, hour12: hour % 12 || 12, minute });
  }
}
