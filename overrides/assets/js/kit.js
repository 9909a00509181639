/** A form whose lines grow with what is typed, on the screen and on paper; nothing is kept. */

export class Kit {
  #root;

  /** @param {HTMLElement} root holds text areas, each in an element that draws its lines */
  constructor(root) {
    this.#root = root;
  }

  start() {
    this.#root.addEventListener("input", (event) => mirror(event.target));
    for (const area of this.#root.querySelectorAll("textarea")) {
      mirror(area);
    }
  }
}

/** The style sheet draws the text a second time: that copy gives the lines their number. */
function mirror(field) {
  if (field.matches("textarea")) {
    field.parentElement.dataset.text = field.value;
  }
}
