/** What the scopes of the firm come to, read off the store's state. Pure. */

import { timeOfDay } from './format.js';

/** States from the one to look at first to the one to look at last. */
export const GRAVEST_FIRST = ['BREACH', 'UNASSESSED', 'WARNING', 'OK'];

/** The last part of a path: CORE of desk/EQ-INDEX/book/CORE; the firm's is Firm. */
export function nameOf(path) {
  return path === 'firm' ? 'Firm' : path.split('/').pop();
}

/** How deep a scope lies: firm 0, desk 1, book 2. */
export function depth(path) {
  return path === 'firm' ? 0 : path.includes('/book/') ? 2 : 1;
}

/** The scope and those above it, upwards to the firm. */
export function upwards(path) {
  const desk = path.split('/book/')[0];
  return [...new Set([path, desk, 'firm'])];
}

/** The state of a scope's limit; none for a scope without one. */
export function stateOf(store, scope) {
  return scope.limit ? (store.limits[scope.path]?.state ?? 'UNASSESSED') : null;
}

/** The limits of all scopes that have one, gravest first, then by use. */
export function ranked(store) {
  const limited = (store.hello?.scopes ?? []).filter((scope) => scope.limit);
  return limited
    .map((scope) => ({
      scope,
      state: stateOf(store, scope),
      utilisation: store.limits[scope.path]?.utilisation ?? null,
      since: store.breaches[scope.path]?.time,
    }))
    .sort(
      (a, b) =>
        GRAVEST_FIRST.indexOf(a.state) - GRAVEST_FIRST.indexOf(b.state) ||
        (b.utilisation ?? 0) - (a.utilisation ?? 0),
    );
}

/**
 * The limit whose headroom holds for a scope: its own, else the nearest above it that this token
 * shows; none where there is none.
 */
export function governing(store, path) {
  return upwards(path)
    .map((each) => store.limits[each])
    .find((limit) => limit);
}

/** The limits on the way up that are over their budget, the nearest first. */
export function overBudget(store, path) {
  return upwards(path)
    .map((each) => store.limits[each])
    .filter((limit) => limit && limit.utilisation > 1);
}

/** Whether a row of headroom allows anything at all. */
export function open(row) {
  return row.buy !== 0 || row.sell !== 0;
}

/** The smallest trade that restores; none where no single trade does. */
export function nearestRestore(limit) {
  return limit.headroom
    .filter((row) => row.restore)
    .sort((a, b) => Math.abs(a.restore) - Math.abs(b.restore))[0];
}

/** The VaR and ES of an assessment at a level, and the level. */
export function figures(risk, limit) {
  const level = limit?.level ?? 0.99;
  const at = { 0.99: ['var99', 'es99'], 0.975: ['var975', 'es975'] }[level];
  return {
    level,
    valueAtRisk: at ? risk?.[at[0]] : undefined,
    expectedShortfall: at ? risk?.[at[1]] : undefined,
  };
}

/**
 * When the latest of the sessions of what a scope holds has begun, in milliseconds; 0 where it
 * holds nothing. An hour that daylight saving adds or takes is not looked at.
 */
export function sessionStart({ hello, risk, headTime }, path) {
  const held = new Set((risk[path]?.holdings ?? []).map(({ instrument }) => instrument));
  const now = Date.parse(headTime);
  const starts = (hello?.instruments ?? [])
    .filter(({ symbol }) => held.has(symbol))
    .map(({ session }) => now - sinceTimeOfDay(now, session));
  return Math.max(0, ...starts);
}

const DAY = 86_400_000;

function sinceTimeOfDay(now, { zone, open }) {
  const [hours, minutes] = open.split(':').map(Number);
  const since = timeOfDay(now, zone) - (hours * 60 + minutes) * 60_000;
  return (since + DAY) % DAY;
}

/** The zone that most instruments trade in: the page's clock. */
export function commonZone(instruments) {
  const counts = new Map();
  for (const { session } of instruments) {
    counts.set(session.zone, (counts.get(session.zone) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'UTC';
}
