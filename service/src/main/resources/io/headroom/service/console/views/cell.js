import { html } from '../lib.js';
import { fullMoney, gain, money } from '../format.js';
import { flash } from './flash.js';

/** A cell with a number: right-aligned, flashing when it changes. */
export function numberCell(subject, text, { title = '', kind = '' } = {}) {
  return html`<td class="number ${kind}" title=${title} ${flash(subject, text)}>${text}</td>`;
}

/** An amount, in full in its tooltip. */
export function moneyCell(subject, value, currency, kind) {
  return numberCell(subject, money(value), { title: fullMoney(value, currency), kind });
}

/** A gain or loss: with its sign, and coloured by it. */
export function gainCell(subject, value, currency) {
  return numberCell(subject, gain(value), {
    title: fullMoney(value, currency),
    kind: direction(value),
  });
}

/** The class of a number that is up, down or neither. */
export function direction(value) {
  return value > 0 ? 'up' : value < 0 ? 'down' : '';
}
