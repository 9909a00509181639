/** An instant on the reader's own clock, written as the site writes Ottawa's, where they differ. */

/** Fills the gaps of a pattern: "{day}, {time}". */
function fill(pattern, gaps) {
  return pattern.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}

export class LocalTime {
  #root;
  #words;
  #language;

  /**
   * @param {HTMLElement} root hidden, with `data-local-time`: an instant in seconds, and how many
   *   minutes Ottawa is from UTC at that instant
   * @param {{local_time: string, formats: Record<string, string>}} words
   * @param {string} language
   */
  constructor(root, words, language) {
    this.#root = root;
    this.#words = words;
    this.#language = language;
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

  #write(instant) {
    const formats = this.#words.formats;
    const { year, month, day, hour, minute } = this.#split(instant);
    const number = day === "1" ? formats.first_of_month : day;
    const written = fill(formats.day, { year, month, day: number });
    const time = this.#writeTime(Number(hour), minute.padStart(2, "0"));
    return fill(formats.on_moment, { moment: fill(formats.moment, { day: written, time }) });
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

  /** Lets the browser name the month; it writes numbers that are put in order here. */
  #split(instant) {
    const format = new Intl.DateTimeFormat(this.#language, {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
    });
    const parts = format.formatToParts(instant).map(({ type, value }) => [type, value]);
    return Object.fromEntries(parts);
  }
}
