/** The part of the checker that makes a mission's page; it is loaded when it is first asked for. */

export class Showing {
  #load;
  #loaded = null;

  /**
   * @param {object} python the Python in which the checker runs
   * @param {object} checker what `Checker` of missionsite.webcheck made
   * @param {(name: string) => Promise<void>} unpack adds a parcel to what Python finds
   * @param {{preview: string, site: string}} given the parcel, and where the site's assets stand
   */
  constructor(python, checker, unpack, { preview, site }) {
    this.#load = async () => {
      await unpack(preview);
      python.pyimport("importlib").invalidate_caches();
      return python.pyimport("missionsite.webpreview").Preview(checker, site);
    };
  }

  /** Return a mission's page in both languages, or null while its file has a mistake. */
  async render({ name, text }) {
    this.#loaded ??= this.#load();
    try {
      const preview = await this.#loaded;
      return JSON.parse(preview.render(name, text.toWellFormed()));
    } catch (error) {
      this.#loaded = null; // the next one tries again
      throw error;
    }
  }
}
