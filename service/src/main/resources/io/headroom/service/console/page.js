import { html } from './lib.js';
import { commonZone, nameOf, ranked } from './scopes.js';
import { theme } from './theme.js';
import { accessPanel } from './views/access.js';
import { decisionDialog } from './views/decision.js';
import { feedPanel } from './views/feed.js';
import { forecastsPanel } from './views/forecasts.js';
import { header, worstState } from './views/header.js';
import { headroomPanel } from './views/headroom.js';
import { limitsPanel } from './views/limits.js';
import { positionsPanel } from './views/positions.js';
import { riskHistoryPanel } from './views/risk-history.js';
import { linkState, strip } from './views/strip.js';

const NO_TOKEN = { phase: 'refused', code: 'token-missing', message: 'This tab has no token yet.' };

/** The whole page, its title and its icon, from what is known now. */
export function pageView({ store, connection, view, act, now }) {
  const page = model(store, connection, view, act, now);
  return { template: template(page), title: title(page), icon: icon(page) };
}

function model(store, connection, view, act, now) {
  const status = connection?.status ?? NO_TOKEN;
  const link = linkState(status, {
    stale: connection?.stale(now),
    silence: connection?.silence(now),
    feeds: store.feeds,
    reason: store.reason,
    now,
  });
  const zone = commonZone(store.hello?.instruments ?? []);
  const limits = ranked(store);
  return {
    ...view,
    store,
    status,
    act,
    zone,
    link: { ...link, retry: link.retry && act.reconnect },
    limits,
    worst: worstState({ limits, live: link.live, headTime: store.headTime, zone }),
    scope: chosenScope(store, view),
    symbol: chosenSymbol(store, view),
    theme: `${theme()} ${matchMedia('(prefers-color-scheme: light)').matches}`,
    instrument: (symbol) => store.hello?.instruments.find((each) => each.symbol === symbol),
    mark: (symbol) => markOf(store, symbol),
  };
}

// The first desk, until the reader chooses: the firm's headroom says nothing of a desk's.
function chosenScope({ hello }, { scope }) {
  const paths = (hello?.scopes ?? []).map(({ path }) => path);
  return paths.includes(scope) ? scope : (paths.find((path) => path !== 'firm') ?? 'firm');
}

function chosenSymbol({ hello }, { symbol }) {
  const symbols = (hello?.instruments ?? []).map((each) => each.symbol);
  return symbols.includes(symbol) ? symbol : (symbols[0] ?? '');
}

function markOf({ risk, forecasts }, symbol) {
  for (const { holdings } of Object.values(risk)) {
    const held = holdings.find(({ instrument }) => instrument === symbol);
    if (held?.mark) {
      return held.mark;
    }
  }
  return forecasts[symbol]?.realized?.last;
}

function template(page) {
  return html`
    ${header(page)} ${strip(page)} ${accessPanel(page)}
    <main class=${page.link.live ? 'live' : 'not-live'}>
      <div class="stack">${limitsPanel(page)} ${riskHistoryPanel(page)}</div>
      <div class="stack">${headroomPanel(page)} ${positionsPanel(page)}</div>
      <div class="stack last">${forecastsPanel(page)} ${feedPanel(page)}</div>
    </main>
    ${decisionDialog(page)}
    <p class="sr" id="alarm" aria-live="assertive">${alarm(page)}</p>
  `;
}

function alarm({ limits }) {
  return limits
    .filter(({ state }) => state === 'BREACH')
    .map(({ scope }) => `${nameOf(scope.path)} is in breach of its limit.`)
    .join(' ');
}

function title({ worst, store, limits }) {
  const where =
    limits[0] && worst.known && worst.state !== 'OK' ? ` ${nameOf(limits[0].scope.path)}` : '';
  const market = store.hello?.notice ? ' (simulated)' : '';
  return `${worst.title}${where} · Headroom${market}`;
}

function icon({ worst }) {
  return worst.known ? worst.state : 'UNASSESSED';
}
