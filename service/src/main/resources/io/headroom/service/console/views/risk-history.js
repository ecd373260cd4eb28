import { html } from '../lib.js';
import { level } from '../format.js';
import { figures, nameOf } from '../scopes.js';
import { policy } from '../store.js';
import '../charts/risk-chart.js';
import '../charts/gain-chart.js';

/** The chosen scope's VaR against its budget through the day, and its profit and loss below. */
export function riskHistoryPanel(page) {
  const { store, scope, zone } = page;
  const points = store.riskHistory[scope] ?? [];
  const limit = policy(store, scope);
  const at = level(figures(undefined, limit).level);
  return html`<section class="panel history" aria-labelledby="history-title">
    <h2 id="history-title">
      VaR ${at} of ${nameOf(scope)} through the day
      <small>${limit ? 'against its budget' : 'no limit of its own'}, ${store.hello?.firm.currency}</small>
    </h2>
    <risk-chart .points=${points} .zone=${zone} .warning=${limit?.warning} .theme=${page.theme}>
    </risk-chart>
    <gain-chart .points=${points} .zone=${zone} .theme=${page.theme}></gain-chart>
  </section>`;
}
