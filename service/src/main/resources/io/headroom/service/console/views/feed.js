import { html, repeat } from '../lib.js';
import { gain, model, moment, money, percent, sigma, whole, words } from '../format.js';
import { nameOf } from '../scopes.js';
import { stateBadge, stateIcon } from './state.js';
import { choice } from './switch.js';

/** Decisions as they come, the latest on top; each opens in full. */
export function feedPanel(page) {
  const all = page.feed === 'all';
  const shown = (all ? page.store.updates : page.store.events).toReversed();
  return html`<section class="panel feed" aria-labelledby="feed-title">
    <h2 id="feed-title">
      Decisions ${choice('Which decisions to show', page.feed, FEEDS, page.act.showFeed)}
    </h2>
    <div class="scroll">
      <table id="feed">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col" class="number">Number</th>
            <th scope="col">About</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            shown,
            (update) => update.decision,
            (update) => row(page, update),
          )}
        </tbody>
      </table>
      ${shown.length === 0 ? html`<p class="empty">No ${all ? 'update' : 'event'} yet.</p>` : ''}
    </div>
  </section>`;
}

const FEEDS = { events: 'Events', all: 'All updates' };

function row({ act, store, zone }, update) {
  const about = update.scope ?? update.instrument;
  return html`<tr class=${update.event ?? update.type}>
    <td title=${update.time}>${moment(update.time, store.headTime, zone)}</td>
    <td class="number">
      <button class="choice decision" @click=${() => act.openDecision(update.decision)}>
        ${whole(update.decision)}
      </button>
    </td>
    <th scope="row" title=${about}>${nameOf(about)}</th>
    <td class="what">${WHAT[update.event ?? update.type](update)}</td>
  </tr>`;
}

const WHAT = {
  'limit-state': ({ from, to, utilisation }) =>
    html`${stateIcon(from)}<span aria-hidden="true">→</span
      ><span class="sr">${from} to </span>${stateBadge(to)} ${percent(utilisation)}`,
  'breach-raised': ({ valueAtRisk, budget }) =>
    html`<strong class="raised">Breach raised</strong> ${money(valueAtRisk)} of ${money(budget)}`,
  'breach-cleared': ({ valueAtRisk, budget }) =>
    html`<strong class="cleared">Breach cleared</strong> ${money(valueAtRisk)} of ${money(budget)}`,
  limit: ({ valueAtRisk, utilisation, state }) =>
    html`limit ${state}, VaR ${money(valueAtRisk)}, ${percent(utilisation)}`,
  risk: ({ status, var99, es975, profitAndLoss }) =>
    html`risk ${words(status)}, VaR 99 % ${money(var99)}, ES 97.5 % ${money(es975)}, P&amp;L
    ${gain(profitAndLoss)}`,
  forecast: ({ kind, model: driving, sigmaOneDay }) =>
    html`forecast ${words(kind)}, ${model(driving)}, σ ${sigma(sigmaOneDay)} %`,
};
