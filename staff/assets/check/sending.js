/** Takes a file out of the page: to the device, or by way of the clipboard to the code host. */

const LONGEST_ADDRESS = 8000; // servers may refuse a longer one
const MAIN = "main";

export class Sending {
  #root;
  #words;
  #settings;
  #editor;

  /**
   * @param {HTMLElement} root
   * @param {object} settings `repository`, `folder` and the `names` of the files that are there
   * @param {import("./words.js").Words} words
   * @param {import("./editor.js").Editor} editor
   */
  constructor(root, settings, words, editor) {
    this.#root = root;
    this.#settings = settings;
    this.#words = words;
    this.#editor = editor;
  }

  start() {
    this.#root.querySelector("[data-download]").addEventListener("click", () => this.#download());
    this.#root.querySelector("[data-send]")?.addEventListener("click", () => this.#send());
  }

  #download() {
    const { name, bytes } = this.#editor.manuscript;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/yaml" }));
    link.download = name || "mission.yml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async #send() {
    const { name, text } = this.#editor.manuscript;
    const status = this.#root.querySelector("[data-sent]");
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = this.#words.say("copied");
    } catch {
      status.textContent = this.#words.say("copy_failed");
    }
    window.open(findAddress(this.#settings, name, text), "_blank", "noopener");
  }
}

/** The page of the code host that changes a file that is there, or begins one with the text. */
function findAddress({ repository, folder, names }, name, text) {
  const path = `${folder}/${name}`;
  if (names.includes(name)) {
    return `${repository}/edit/${MAIN}/${path}`;
  }
  const bare = `${repository}/new/${MAIN}?${new URLSearchParams({ filename: path })}`;
  const whole = `${bare}&${new URLSearchParams({ value: text })}`;
  return whole.length <= LONGEST_ADDRESS ? whole : bare;
}
