import { html, nothing, repeat } from '../lib.js';
import { fullMoney, gain, money, move, price, quantity, sigma } from '../format.js';
import { nameOf } from '../scopes.js';
import { direction, gainCell, moneyCell, numberCell } from './cell.js';

/** What the chosen scope holds, net per instrument. */
export function positionsPanel(page) {
  const { store, scope } = page;
  const risk = store.risk[scope];
  return html`<section class="panel positions" aria-labelledby="positions-title">
    <h2 id="positions-title">Positions of ${nameOf(scope)} ${totals(risk, store)}</h2>
    <div class="scroll">
      <table id="positions">
        <thead>
          <tr>
            <th scope="col">Instrument</th>
            <th scope="col" class="number">Quantity</th>
            <th scope="col" class="number">Mark</th>
            <th scope="col" class="number">Day</th>
            <th scope="col" class="number">Notional</th>
            <th scope="col" class="number">Day’s P&amp;L</th>
            <th scope="col" class="number">σ 1 day %</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            risk?.holdings ?? [],
            (holding) => holding.instrument,
            (holding) => row(page, holding),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function totals(risk, { hello }) {
  const currency = hello?.firm.currency;
  return risk
    ? html`<small
        title="gross ${fullMoney(risk.grossNotional, currency)}, net ${fullMoney(risk.netNotional, currency)}"
      >
        gross ${money(risk.grossNotional)}, net ${money(risk.netNotional)}, P&amp;L
        ${gain(risk.profitAndLoss)}
      </small>`
    : nothing;
}

function row(page, holding) {
  const { instrument, mark, previousClose, stale } = holding;
  const currency = page.store.hello.firm.currency;
  const subject = `${page.scope} ${instrument}`;
  const day = previousClose ? mark / previousClose - 1 : null;
  const size = Number(holding.quantity);
  return html`<tr>
    <th scope="row">${instrument}</th>
    ${numberCell(`${subject} quantity`, quantity(holding.quantity), { kind: 'strong' })}
    ${markCell(page, subject, holding, stale)}
    ${numberCell(`${subject} day`, move(day), { kind: direction(day) })}
    ${moneyCell(`${subject} notional`, mark === null ? null : size * mark, currency)}
    ${gainCell(`${subject} pnl`, previousClose ? size * (mark - previousClose) : null, currency)}
    ${numberCell(`${subject} sigma`, sigma(holding.sigmaOneDay))}
  </tr>`;
}

function markCell(page, subject, { instrument, mark, previousClose }, stale) {
  const of = page.instrument(instrument);
  const close = `Previous close ${price(previousClose, of)}`;
  return numberCell(`${subject} mark`, (stale ? 'stale ' : '') + price(mark, of), {
    kind: stale ? 'old' : '',
    title: stale ? `No fresh price. ${close}` : close,
  });
}
