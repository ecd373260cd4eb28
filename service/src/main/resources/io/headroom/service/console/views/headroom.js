import { html, nothing, repeat } from '../lib.js';
import { clock, fullMoney, money, quantity } from '../format.js';
import { governing, nameOf } from '../scopes.js';
import { lastKnown, standing } from '../standing.js';
import { shareBar } from './bar.js';
import { flash } from './flash.js';
import { stateIcon } from './state.js';

/** Whether the chosen scope may trade, and how much of each instrument on each side. */
export function headroomPanel(page) {
  const { store, scope } = page;
  const limit = governing(store, scope);
  const known = standing(store, scope);
  return html`<section class="panel headroom" aria-labelledby="headroom-title">
    <h2 id="headroom-title">
      Headroom of ${nameOf(scope)}
      <small>${store.hello?.firm.currency} notional${asOf(limit, page)}</small>
    </h2>
    ${answer(page.link.live ? known : lastKnown(known))}
    <div class="scroll">${limit?.headroom.length > 0 ? table(page, limit) : nothing}</div>
  </section>`;
}

function asOf(limit, { zone, scope }) {
  if (!limit) {
    return '';
  }
  const of = limit.scope === scope ? '' : ` of ${nameOf(limit.scope)}`;
  return `${of}, as of ${clock(limit.time, zone)}`;
}

function answer({ state, answer: text, reason }) {
  return html`<p class="answer ${state}" id="answer">
    ${stateIcon(state)}<strong>${text}</strong><span title=${reason}>${reason}</span>
  </p>`;
}

function table(page, limit) {
  const largest = Math.max(...limit.headroom.flatMap(({ buy, sell }) => [buy ?? 0, sell ?? 0]));
  return html`<table id="headroom">
    <thead>
      <tr>
        <th scope="col">Instrument</th>
        <th scope="col" class="number">Sell up to</th>
        <th scope="col" class="number">Buy up to</th>
        <th scope="col">Bound by</th>
        <th scope="col" class="number">To restore</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        limit.headroom,
        (row) => row.instrument,
        (row) => headroomRow(page, limit, row, largest),
      )}
    </tbody>
  </table>`;
}

function headroomRow(page, limit, row, largest) {
  const cell = (side) => sideCell(page, limit, row, side, largest);
  return html`<tr data-instrument=${row.instrument}>
    <th scope="row">${row.instrument}</th>
    ${cell('sell')}${cell('buy')}${bindingCell(row)}${restoreCell(page, row)}
  </tr>`;
}

function sideCell(page, limit, row, side, largest) {
  const value = row[side];
  const text = value === null ? 'unbounded' : money(value);
  const kind = value === 0 ? 'none' : 'strong';
  return html`<td
    class="number side ${kind}"
    title=${title(page, row.instrument, value)}
    ${flash(`${limit.scope} ${row.instrument} ${side}`, text)}
  >
    ${text}${value === null || largest === 0 ? nothing : shareBar(value / largest, side)}
  </td>`;
}

function title(page, symbol, value) {
  if (value === null) {
    return 'No limit binds on this side';
  }
  const mark = page.mark(symbol);
  const units = mark ? `, about ${quantity(Math.floor(Math.abs(value) / mark))} units` : '';
  return `${fullMoney(value, page.store.hello.firm.currency)}${units}`;
}

// Mostly one limit binds on both sides; where not, that of the sell side stands first.
function bindingCell({ buyBinding, sellBinding }) {
  const names = [...new Set([name(sellBinding), name(buyBinding)])];
  return html`<td
    class="binding"
    title="Sell: ${sellBinding ?? 'unbounded'}; buy: ${buyBinding ?? 'unbounded'}"
  >
    ${names.join(' / ')}
  </td>`;
}

function name(path) {
  return path ? nameOf(path) : '–';
}

function restoreCell(page, { instrument, restore }) {
  if (restore === 0) {
    return html`<td class="number muted">–</td>`;
  }
  if (restore === null) {
    return html`<td class="number muted" title="No trade in this instrument alone restores">
      none
    </td>`;
  }
  const side = restore > 0 ? 'buy' : 'sell';
  return html`<td class="number strong" title=${title(page, instrument, restore)}>
    ${side} ${money(Math.abs(restore))}
  </td>`;
}
