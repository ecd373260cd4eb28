import { html } from '../lib.js';

/** A few buttons of which one is pressed. */
export function choice(label, chosen, options, choose) {
  return html`<span class="switch" role="group" aria-label=${label}>
    ${Object.entries(options).map(
      ([value, text]) =>
        html`<button aria-pressed=${chosen === value} @click=${() => choose(value)}>
          ${text}
        </button>`,
    )}
  </span>`;
}
