import { html, nothing } from '../lib.js';
import { city, clock, date, percent, whole } from '../format.js';
import { nameOf } from '../scopes.js';
import { flash } from './flash.js';
import { stateIcon } from './state.js';
import { theme } from '../theme.js';

/** The top of the page: who, how bad, when, and how far the journal is. */
export function header(page) {
  const { store } = page;
  return html`<header class="top">
    <div class="brand">
      <h1>Headroom</h1>
      <span class="firm">${store.hello?.firm.name ?? ''}</span>
    </div>
    ${worst(page)}
    <dl class="facts">
      ${fact('Journal time', journalTime(page), dateTitle(page))}
      ${fact('Decision', html`<span id="head" ${flash('head', store.head)}>${whole(store.head)}</span>`, journal(store))}
    </dl>
    <button class="quiet" @click=${page.act.nextTheme} title="Light, dark or as the system has it">
      Theme: ${theme()}
    </button>
  </header>`;
}

function worst({ worst: { state, known, title, detail } }) {
  return html`<div class="worst ${known ? state : 'UNKNOWN'}" id="worst">
    ${known ? stateIcon(state) : stateIcon('UNASSESSED')}
    <strong>${title}</strong>
    <span>${detail}</span>
  </div>`;
}

function fact(name, value, title) {
  return html`<div title=${title}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function journalTime({ store, zone }) {
  return store.headTime
    ? html`${clock(store.headTime, zone)} <small>${city(zone)}</small>`
    : nothing;
}

function dateTitle({ store, zone }) {
  return store.headTime ? `${date(store.headTime, zone)}, ${store.headTime}` : '';
}

function journal({ hello, decision }) {
  return hello ? `Journal ${hello.journal}; shown up to decision ${whole(decision)}` : '';
}

/**
 * The firm's worst state at a glance; what is not live is not known, whatever it was last.
 *
 * @returns {{state: string, known: boolean, title: string, detail: string}}
 */
export function worstState(limits, live, lastHeard) {
  const gravest = limits[0];
  if (!gravest) {
    return { state: 'UNASSESSED', known: false, title: 'NO DATA', detail: 'Nothing has come yet' };
  }
  const { state } = gravest;
  const same = limits.filter((limit) => limit.state === state);
  if (!live) {
    const detail = `Last known at ${lastHeard}: ${state} ${nameOf(gravest.scope.path)}`;
    return { state, known: false, title: 'NOT LIVE', detail };
  }
  return { state, known: true, title: state, detail: detail(state, same, limits) };
}

function detail(state, same, limits) {
  if (state === 'OK') {
    const { scope, utilisation } = limits[0];
    return `All ${limits.length} limits; most used ${nameOf(scope.path)} ${percent(utilisation)}`;
  }
  const [first, ...others] = same.map(
    ({ scope, utilisation }) =>
      nameOf(scope.path) + (utilisation === null ? '' : ` ${percent(utilisation)}`),
  );
  return others.length > 0 ? `${first} and ${others.length} more of ${limits.length}` : first;
}
