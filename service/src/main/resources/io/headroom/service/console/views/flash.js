import { Directive, directive, nothing } from '../lib.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');
const LENGTH = 700;

// Lights a cell up for a moment when its text changes; not when the row comes to show something
// else, and not again while it is still lit.
class Flash extends Directive {
  #subject;
  #text;
  #running;

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
    if (this.#running?.playState === 'running') {
      return;
    }
    this.#running = element.animate(
      [{ backgroundColor: 'var(--flash)' }, { backgroundColor: 'transparent' }],
      { duration: LENGTH, easing: 'ease-out' },
    );
  }
}

/** On an element: flashes it when the text of the same subject changes. */
export const flash = directive(Flash);
