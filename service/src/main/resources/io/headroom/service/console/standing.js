import { money, percent, words } from './format.js';
import { governing, nameOf, nearestRestore, open, overBudget } from './scopes.js';

/**
 * Whether a scope may trade, in words: the first thing that a desk wants to know.
 *
 * @returns {{state: string, answer: string, reason: string}}
 */
export function standing(store, path) {
  const limit = governing(store, path);
  if (!limit) {
    return noLimit(store, path);
  }
  if (limit.state === 'UNASSESSED') {
    return unassessed(store, limit);
  }
  const over = overBudget(store, path);
  if (over.length > 0) {
    return overBy(over[0], limit);
  }
  return limit.headroom.some(open) ? within(store, limit, path) : noHeadroom(limit);
}

/** What is to be said in its place when nothing is heard: what was true last may not be now. */
export function lastKnown({ answer, reason }) {
  return { state: 'UNASSESSED', answer: 'Not known', reason: `Last known: ${answer}. ${reason}` };
}

function noLimit(store, path) {
  return store.risk[path]
    ? { state: 'NONE', answer: 'No limit', reason: 'Nothing bounds this scope.' }
    : { state: 'UNASSESSED', answer: 'Not assessed', reason: 'No assessment has come yet.' };
}

function unassessed(store, limit) {
  const status = store.risk[limit.scope]?.status;
  const why = status ? `: ${words(status)}` : '';
  return {
    state: 'UNASSESSED',
    answer: 'Not assessed',
    reason: `${nameOf(limit.scope)} has no VaR${why}. Headroom is not known.`,
  };
}

function overBy(over, limit) {
  const excess = money(over.valueAtRisk - over.budget);
  const way = nearestRestore(limit);
  const trade = way
    ? `Nearest way back: ${way.restore > 0 ? 'buy' : 'sell'} ${money(Math.abs(way.restore))} of ${way.instrument}.`
    : 'No trade in a single instrument brings it back.';
  return {
    state: 'BREACH',
    answer: 'Reduce risk only',
    reason: `${nameOf(over.scope)} is ${excess} over its budget. ${trade}`,
  };
}

function noHeadroom(limit) {
  return {
    state: 'BREACH',
    answer: 'No headroom',
    reason: `${nameOf(limit.bindingScope ?? limit.scope)} binds: no further notional on either side.`,
  };
}

function within(store, limit, path) {
  const left = `${percent(1 - limit.utilisation)} of ${owner(limit, path)}budget is free`;
  const free = `${left} (${money(limit.budget - limit.valueAtRisk)}).`;
  switch (limit.state) {
    case 'BREACH':
      return {
        state: 'BREACH',
        answer: 'Breach not over yet',
        reason: `VaR is back within budget, but not by the limit’s hysteresis. ${free}`,
      };
    case 'WARNING':
      return { state: 'WARNING', answer: 'May trade, near the limit', reason: free };
    default:
      return { state: 'OK', answer: 'May trade', reason: free };
  }
}

function owner(limit, path) {
  return limit.scope === path ? 'the ' : `${nameOf(limit.scope)}’s `;
}
