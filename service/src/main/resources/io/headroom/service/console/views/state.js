import { html, nothing, svg } from '../lib.js';

// Each state has a shape of its own as well as a colour and its name in words.
const SHAPES = {
  OK: svg`<circle cx="8" cy="8" r="6.2" class="outline"/><path d="M5 8.2l2.2 2.2L11 6" class="mark"/>`,
  WARNING: svg`<path d="M8 1.8L15 14H1z" class="solid"/><path d="M8 6v3.6M8 11v1.6" class="mark"/>`,
  BREACH: svg`<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" class="solid"/><path d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4" class="mark"/>`,
  UNASSESSED: svg`<circle cx="8" cy="8" r="6.2" class="outline dashed"/><path d="M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2M8 11v1.2" class="mark"/>`,
};

/** The sign of a state, without its name. */
export function stateIcon(state) {
  return SHAPES[state]
    ? html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg>`
    : nothing;
}

/** A state as a badge: sign, colour and name. */
export function stateBadge(state) {
  return html`<span class="state ${state}">${stateIcon(state)}${state}</span>`;
}
