import { classMap, html, nothing, repeat } from '../lib.js';
import { level, percent, words } from '../format.js';
import { depth, figures, nameOf, stateOf } from '../scopes.js';
import { utilisationBar } from './bar.js';
import { gainCell, moneyCell, numberCell } from './cell.js';
import { stateBadge } from './state.js';

/** Every scope with its limit; choosing one shows it in the other panels. */
export function limitsPanel(page) {
  const { store } = page;
  const currency = store.hello?.firm.currency ?? '';
  return html`<section class="panel limits" aria-labelledby="limits-title">
    <h2 id="limits-title">Limits <small>${currency}</small></h2>
    <div class="scroll">
      <table id="limits">
        <thead>
          <tr>
            <th scope="col">Scope</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Used</th>
            <th scope="col" class="wide">of budget</th>
            <th scope="col" class="number">VaR</th>
            <th scope="col" class="number">Budget</th>
            <th scope="col" class="number">Free</th>
            <th scope="col" class="number">ES</th>
            <th scope="col" class="number">Level</th>
            <th scope="col" class="number">Day’s P&amp;L</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            store.hello?.scopes ?? [],
            (scope) => scope.path,
            (scope) => row(page, scope, currency),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(page, scope, currency) {
  const { store, act } = page;
  const selected = scope.path === page.scope;
  const risk = store.risk[scope.path];
  const shown = figures(risk, scope.limit);
  const { path } = scope;
  return html`<tr
    class=${classMap({ scope: true, [`depth-${depth(path)}`]: true, selected })}
    data-scope=${path}
    @click=${() => act.selectScope(path)}
  >
    <th scope="row">
      <button class="choice" aria-pressed=${selected} title=${owner(scope)} @keydown=${walk}>
        ${nameOf(path)}
      </button>
      ${quality(risk)}
    </th>
    ${limitCells(store, scope)} ${moneyCell(`${path} var`, shown.valueAtRisk, currency, 'strong')}
    ${budgetCells(store, scope, currency)}
    ${moneyCell(`${path} es`, shown.expectedShortfall, currency)}
    <td class="number muted">${level(shown.level)}</td>
    ${gainCell(`${path} pnl`, risk?.profitAndLoss, currency)}
  </tr>`;
}

function owner({ path, limit }) {
  return limit ? `${path}; limit of ${limit.owner}` : `${path}; no limit of its own`;
}

function limitCells(store, scope) {
  const state = stateOf(store, scope);
  if (!state) {
    return html`<td class="muted" colspan="3">no limit</td>`;
  }
  const utilisation = store.limits[scope.path]?.utilisation;
  return html`<td>${stateBadge(state)}</td>
    ${numberCell(`${scope.path} used`, percent(utilisation), { kind: 'strong' })}
    <td>${utilisationBar(utilisation, scope.limit, state)}</td>`;
}

// An assessment that is not complete says so beside the scope's name.
function quality(risk) {
  const status = risk?.status ?? 'COMPLETE';
  return status === 'COMPLETE'
    ? nothing
    : html`<abbr class="quality" title="Assessment: ${words(status)}">!</abbr>`;
}

function budgetCells(store, { path, limit }, currency) {
  if (!limit) {
    return html`<td class="number muted">–</td>
      <td class="number muted">–</td>`;
  }
  const valueAtRisk = store.limits[path]?.valueAtRisk ?? null;
  const free = valueAtRisk === null ? null : limit.budget - valueAtRisk;
  return html`${moneyCell(`${path} budget`, limit.budget, currency)}
  ${moneyCell(`${path} free`, free, currency)}`;
}

// Up and down go through the scopes, as in a list.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const all = [...event.target.closest('tbody').querySelectorAll('button.choice')];
    const next = all[all.indexOf(event.target) + step];
    next?.focus();
    next?.click();
    event.preventDefault();
  }
}
