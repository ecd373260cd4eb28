/**
 * The state of the firm as the stream tells it: a pure fold of its messages, without clock, page or
 * network. Every function takes a state and gives back another; a state is never changed.
 *
 * @typedef {object} State
 * @property {?object} hello what the server said first: firm, scopes, instruments, notice
 * @property {?number} decision number of the last decision folded in
 * @property {number} head last decision that the server has, by hello and heartbeat
 * @property {?string} headTime latest journal time heard of, ISO-8601
 * @property {?string} feeds running, paused, ended or stopped
 * @property {string} reason why the feeds are paused
 * @property {number} lagFacts facts that the gateway has yet to apply
 * @property {number} skipped updates that the server left out because this reader was slow
 * @property {Object<string, object>} risk latest risk by scope path
 * @property {Object<string, object>} limits latest limit by scope path
 * @property {Object<string, object>} forecasts latest forecast by symbol
 * @property {Object<string, object>} breaches open breaches by scope path
 * @property {object[]} events limit state changes and breaches, oldest first
 * @property {object[]} updates every update received, oldest first
 * @property {Object<string, number[][]>} riskHistory [minute, VaR, budget, profit and loss]
 * @property {Object<string, number[][]>} forecastHistory [origin, realized, network, log-HAR, EWMA]
 */

const MINUTE = 60_000;
const HISTORY_POINTS = 480;
const EVENTS_KEPT = 500;
const UPDATES_KEPT = 500;

/** The state before the first message. */
export const EMPTY = Object.freeze({
  hello: null,
  decision: null,
  head: 0,
  headTime: null,
  feeds: null,
  reason: '',
  lagFacts: 0,
  skipped: 0,
  risk: {},
  limits: {},
  forecasts: {},
  breaches: {},
  events: [],
  updates: [],
  riskHistory: {},
  forecastHistory: {},
});

const UPDATES = new Set(['risk', 'limit', 'event', 'forecast']);

/** Whether the message is an update, which carries a decision. */
export function isUpdate(message) {
  return UPDATES.has(message.type);
}

/** Whether the update is the next one: nothing was lost between it and what is folded in. */
export function follows(state, update) {
  return update.previous === state.decision && update.decision > update.previous;
}

/** The point from which a new connection may resume; none before the first snapshot. */
export function resumePoint(state) {
  return state.decision === null
    ? undefined
    : { journal: state.hello.journal, decision: state.decision };
}

/** The state after a message. A message without meaning for it leaves it as it is. */
export function fold(state, message) {
  switch (message.type) {
    case 'hello':
      return foldHello(state, message);
    case 'snapshot':
      return foldSnapshot(state, message);
    case 'heartbeat':
      return {
        ...state,
        head: message.head,
        headTime: later(state.headTime, message.headTime),
        feeds: message.feeds,
        reason: message.reason ?? '',
        lagFacts: message.lagFacts,
      };
    default:
      return isUpdate(message) ? foldUpdate(state, message) : state;
  }
}

// Of another journal nothing is kept: its numbers mean other decisions.
function foldHello(state, hello) {
  const kept = state.hello?.journal === hello.journal ? state : EMPTY;
  return { ...kept, hello, head: hello.head, headTime: hello.headTime };
}

function foldSnapshot(state, { decision, state: told }) {
  return {
    ...state,
    decision,
    head: Math.max(state.head, decision),
    risk: keyed(told.risk, 'scope'),
    limits: keyed(told.limits, 'scope'),
    forecasts: keyed(told.forecasts, 'instrument'),
    breaches: keyed(told.breaches, 'scope'),
    events: told.events,
    updates: [],
    riskHistory: told.riskHistory,
    forecastHistory: told.forecastHistory,
  };
}

// Heartbeats come once a second; in between the updates tell how late it is.
function later(known, time) {
  return known && Date.parse(known) > Date.parse(time) ? known : time;
}

function keyed(elements, key) {
  return Object.fromEntries(elements.map((element) => [element[key], element]));
}

function foldUpdate(state, update) {
  return {
    ...state,
    ...FOLDS[update.type](state, update),
    decision: update.decision,
    head: Math.max(state.head, update.decision),
    headTime: later(state.headTime, update.time),
    skipped: state.skipped + (update.skipped ?? 0),
    updates: appended(state.updates, update, UPDATES_KEPT),
  };
}

const FOLDS = {
  risk: foldRisk,
  limit: (state, update) => ({ limits: { ...state.limits, [update.scope]: update } }),
  event: foldEvent,
  forecast: foldForecast,
};

function foldEvent(state, event) {
  const changed = { events: appended(state.events, event, EVENTS_KEPT) };
  if (event.event === 'breach-raised') {
    changed.breaches = { ...state.breaches, [event.scope]: event };
  }
  if (event.event === 'breach-cleared') {
    const open = Object.entries(state.breaches).filter(([scope]) => scope !== event.scope);
    changed.breaches = Object.fromEntries(open);
  }
  return changed;
}

function foldRisk(state, update) {
  const { scope, time, profitAndLoss } = update;
  const limit = policy(state, scope);
  const minute = Math.floor(Date.parse(time) / MINUTE) * MINUTE;
  const point = [minute, valueAtRisk(update, limit), limit?.budget ?? null, profitAndLoss];
  const history = state.riskHistory[scope] ?? [];
  return {
    risk: { ...state.risk, [scope]: update },
    riskHistory: { ...state.riskHistory, [scope]: lastOfMinute(history, point) },
  };
}

function lastOfMinute(history, point) {
  const same = history.length > 0 && history[history.length - 1][0] === point[0];
  return appended(same ? history.slice(0, -1) : history, point, HISTORY_POINTS);
}

function foldForecast(state, update) {
  const before = state.forecasts[update.instrument];
  const known = before?.originDate === update.originDate;
  const history = known ? (state.forecastHistory[update.instrument] ?? []) : [];
  return {
    forecasts: { ...state.forecasts, [update.instrument]: update },
    forecastHistory: {
      ...state.forecastHistory,
      [update.instrument]: withForecastPoint(history, update),
    },
  };
}

function withForecastPoint(history, update) {
  if (update.kind !== 'INTRADAY' && update.kind !== 'SESSION_END') {
    return history;
  }
  const point = [
    Date.parse(update.origin),
    update.realized?.sigmaSoFar ?? null,
    update.network?.sigmaOneDay ?? null,
    update.logHar?.sigmaOneDay ?? null,
    update.ewma?.sigmaOneDay ?? null,
  ];
  return [...history, point];
}

function appended(list, element, kept) {
  return [...list.slice(list.length < kept ? 0 : 1 - kept), element];
}

/** The limit's policy of a scope; null where it has none. */
export function policy(state, scope) {
  return state.hello?.scopes.find((each) => each.path === scope)?.limit ?? null;
}

// At the limit's level; without a limit at 99 %.
function valueAtRisk(risk, limit) {
  return limit?.level === 0.975 ? risk.var975 : risk.var99;
}
