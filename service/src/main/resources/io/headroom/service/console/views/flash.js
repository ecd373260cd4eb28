import { Directive, directive, nothing } from '../lib.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');
const LENGTH = 500;

// Lights a cell up for a moment when its text changes, not when the row comes to show something
// else. Lit and dark again are two paintings: a fade would be sixty a second, all day.
class Flash extends Directive {
  #subject;
  #text;
  #ending;

  render() {
    return nothing;
  }

  update(part, [subject, text]) {
    if (this.#subject === subject && this.#text !== text && !still.matches) {
      this.#light(part.element);
    }
    this.#subject = subject;
    this.#text = text;
    return nothing;
  }

  #light(element) {
    clearTimeout(this.#ending);
    element.dataset.lit = '';
    this.#ending = setTimeout(() => delete element.dataset.lit, LENGTH);
  }
}

/** On an element: flashes it when the text of the same subject changes. */
export const flash = directive(Flash);
