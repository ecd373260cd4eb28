import { html, nothing } from '../lib.js';
import { city, clock, date, percent, whole } from '../format.js';
import { nameOf } from '../scopes.js';
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
      ${fact('Decision', html`<span id="head">${whole(store.head)}</span>`, journal(store))}
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
export function worstState({ limits, live, headTime, zone }) {
  if (limits.length === 0) {
    return { state: 'UNASSESSED', known: false, title: 'NO DATA', detail: 'Nothing has come yet' };
  }
  const { state, scope } = limits[0];
  if (!live) {
    const where = state === 'OK' ? '' : ` ${nameOf(scope.path)}`;
    const detail = `Last known at ${clock(headTime, zone)}: ${state}${where}`;
    return { state, known: false, title: 'NOT LIVE', detail };
  }
  return { state, known: true, title: state, detail: detail(limits, zone) };
}

function detail(limits, zone) {
  const { state, scope, utilisation } = limits[0];
  if (state === 'OK') {
    return `All ${limits.length} limits; most used ${nameOf(scope.path)} ${percent(utilisation)}`;
  }
  const others = limits.filter((limit) => limit.state === state).length - 1;
  const first = firstOf(limits[0], zone);
  return others > 0 ? `${first}, and ${others} more of ${limits.length}` : first;
}

function firstOf({ scope, utilisation, since }, zone) {
  const used = utilisation === null ? '' : ` ${percent(utilisation)}`;
  return nameOf(scope.path) + used + (since ? ` since ${clock(since, zone)}` : '');
}
