import { html } from '../lib.js';

// The bar ends past the budget, so that a breach is seen to go over it.
const END = 1.25;

const at = (share) => `${((100 * Math.min(Math.max(share, 0), END)) / END).toFixed(2)}%`;

/** How much of a budget is used, with marks at the warning level and at the budget. */
export function utilisationBar(utilisation, { warning }, state) {
  return html`<svg class="bar ${state}" aria-hidden="true">
    <rect class="track" width="100%" height="100%"></rect>
    <rect class="over" x=${at(1)} width=${at(END - 1)} height="100%"></rect>
    <rect class="fill" width=${at(utilisation ?? 0)} height="100%"></rect>
    <line class="warning" x1=${at(warning)} x2=${at(warning)} y1="0" y2="100%"></line>
    <line class="budget" x1=${at(1)} x2=${at(1)} y1="0" y2="100%"></line>
  </svg>`;
}

/** A thin bar under a number: its share of the largest in the table, from the side it stands for. */
export function shareBar(share, side) {
  const width = 100 * Math.min(Math.max(share, 0), 1);
  const from = side === 'sell' ? 100 - width : 0;
  return html`<svg class="share ${side}" aria-hidden="true">
    <rect x="${from.toFixed(1)}%" width="${width.toFixed(1)}%" height="100%"></rect>
  </svg>`;
}
