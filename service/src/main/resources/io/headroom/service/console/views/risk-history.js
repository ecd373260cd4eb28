import { html } from '../lib.js';
import { level } from '../format.js';
import { figures, nameOf, sessionStart } from '../scopes.js';
import { policy } from '../store.js';
import { choice } from './switch.js';
import '../charts/risk-chart.js';
import '../charts/gain-chart.js';

/** The chosen scope's VaR against its budget through the day, and its profit and loss below. */
export function riskHistoryPanel(page) {
  const { store, scope, zone, act } = page;
  const limit = policy(store, scope);
  const at = level(figures(undefined, limit).level);
  const subject = `${scope} ${page.span}`;
  const points = since(store.riskHistory[scope] ?? NONE, start(page));
  return html`<section class="panel history" aria-labelledby="history-title">
    <h2 id="history-title">
      VaR ${at} of ${nameOf(scope)}
      <small
        >${limit ? 'against its budget' : 'no limit of its own'},
        ${store.hello?.firm.currency}</small
      >
      ${choice('How far back', page.span, SPANS, act.showSpan)}
    </h2>
    <risk-chart
      .subject=${subject}
      .zone=${zone}
      .warning=${limit?.warning}
      .theme=${page.theme}
      .points=${points}
    >
    </risk-chart>
    <gain-chart
      .subject=${subject}
      .zone=${zone}
      .theme=${page.theme}
      .points=${points}
    ></gain-chart>
  </section>`;
}

const SPANS = { session: 'Session', all: 'All' };
const NONE = [];

// In the night before, an equity desk's line is flat: the session is what one looks at.
function start({ store, scope, span }) {
  return span === 'session' ? sessionStart(store, scope) : 0;
}

// The same list for the same points, so that nothing is drawn that has not changed.
const cut = new WeakMap();
function since(points, start) {
  const first = points.findIndex(([time]) => time >= start - MINUTE);
  if (first <= 0) {
    return points;
  }
  const known = cut.get(points);
  if (known?.first !== first) {
    cut.set(points, { first, shown: points.slice(first) });
  }
  return cut.get(points).shown;
}

const MINUTE = 60_000;
