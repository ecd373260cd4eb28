// Checks of the console's pure modules, run in a browser. Each gives its name, and its problem if
// it has one. The expected values are written out by hand from the description of the stream.
import { gain, money, percent, quantity, sigma } from '/format.js';
import { governing, nearestRestore, ranked, sessionStart, upwards } from '/scopes.js';
import { standing } from '/standing.js';
import { EMPTY, fold, follows, resumePoint } from '/store.js';

const LIMIT = { level: 0.975, budget: 100, warning: 0.8, hysteresis: 0.05, owner: 'X' };
const HELLO = {
  type: 'hello',
  journal: 'a',
  head: 10,
  headTime: '2026-11-23T15:00:00Z',
  firm: { name: 'F', currency: 'USD' },
  scopes: [
    { path: 'firm', name: 'F', limit: { ...LIMIT, level: 0.99, budget: 1000 } },
    { path: 'desk/EQ', name: 'EQ', limit: LIMIT },
    { path: 'desk/EQ/book/A', name: 'A', limit: null },
  ],
  instruments: [],
};
const SNAPSHOT = {
  type: 'snapshot',
  decision: 10,
  state: {
    risk: [],
    limits: [],
    forecasts: [],
    breaches: [],
    events: [],
    riskHistory: {},
    forecastHistory: {},
  },
};

let decision;
function start() {
  decision = 10;
  return fold(fold(EMPTY, HELLO), SNAPSHOT);
}

function update(fields) {
  const previous = decision;
  decision += 3;
  return { decision, previous, skipped: 0, time: '2026-11-23T15:04:05Z', ...fields };
}

const risk = (fields) =>
  update({ type: 'risk', scope: 'desk/EQ', var975: 70, var99: 90, profitAndLoss: -5, ...fields });
const limit = (fields) =>
  update({
    type: 'limit',
    scope: 'desk/EQ',
    level: 0.975,
    budget: 100,
    valueAtRisk: 70,
    utilisation: 0.7,
    state: 'OK',
    bindingScope: 'desk/EQ',
    headroom: [],
    ...fields,
  });
const forecast = (fields) =>
  update({
    type: 'forecast',
    instrument: 'SPY',
    kind: 'INTRADAY',
    origin: '2026-11-23T15:05:00Z',
    originDate: '2026-11-23',
    ewma: { sigmaOneDay: 0.01 },
    logHar: { sigmaOneDay: 0.02 },
    network: null,
    realized: { sigmaSoFar: 0.005 },
    ...fields,
  });

const through = (...messages) => messages.reduce(fold, start());

const CHECKS = {
  'should take the update that follows': () => {
    const state = start();
    equal(follows(state, risk()), true);
  },
  'should see a gap': () => {
    const state = start();
    risk();
    equal(follows(state, risk()), false);
  },
  'should not take a number again': () => {
    const state = start();
    equal(follows(state, { decision: 10, previous: 10 }), false);
  },
  'should resume after the last decision folded in': () => {
    equal(resumePoint(EMPTY), undefined);
    equal(resumePoint(through(risk())), { journal: 'a', decision: 13 });
  },
  'should keep what it has when the same journal says hello again': () => {
    const state = fold(through(risk()), HELLO);
    equal(state.decision, 13);
  },
  'should forget everything when another journal says hello': () => {
    const state = fold(through(risk()), { ...HELLO, journal: 'b' });
    equal(state.decision, null);
    equal(state.risk, {});
  },
  'should leave the state before as it was': () => {
    const before = start();
    fold(before, risk());
    equal(before.risk, {});
  },
  'should keep the last point of a minute': () => {
    const state = through(risk(), limit(), risk({ var975: 71, time: '2026-11-23T15:04:59Z' }));
    equal(state.headTime, '2026-11-23T15:04:59Z');
    equal(state.riskHistory['desk/EQ'], [[Date.parse('2026-11-23T15:04:00Z'), 71, 100, -5]]);
  },
  'should begin a point with each minute': () => {
    const state = through(risk(), risk({ time: '2026-11-23T15:05:00Z' }));
    equal(state.riskHistory['desk/EQ'].length, 2);
  },
  'should take VaR at 99 % where there is no limit': () => {
    const state = through(risk({ scope: 'desk/EQ/book/A' }));
    equal(state.riskHistory['desk/EQ/book/A'][0].slice(1), [90, null, -5]);
  },
  'should keep 480 minutes': () => {
    const minutes = Array.from({ length: 500 }, (_, i) =>
      risk({ time: new Date(Date.parse('2026-11-23T10:00:00Z') + i * 60_000).toISOString() }),
    );
    const history = through(...minutes).riskHistory['desk/EQ'];
    equal(history.length, 480);
    equal(history[0][0], Date.parse('2026-11-23T10:20:00Z'));
  },
  'should add a point for each forecast within the day': () => {
    const state = through(
      forecast(),
      forecast({ kind: 'SESSION_END', origin: '2026-11-23T21:00:00Z' }),
    );
    equal(
      state.forecastHistory.SPY.map((point) => point.slice(1)),
      [
        [0.005, null, 0.02, 0.01],
        [0.005, null, 0.02, 0.01],
      ],
    );
  },
  'should add no point for a forecast from history': () => {
    equal(through(forecast({ kind: 'HISTORY' })).forecastHistory.SPY, []);
  },
  'should begin anew with another day': () => {
    const state = through(
      forecast(),
      forecast({ originDate: '2026-11-24', origin: '2026-11-24T15:00:00Z' }),
    );
    equal(state.forecastHistory.SPY.length, 1);
  },
  'should keep a breach until it is cleared': () => {
    const raised = update({ type: 'event', event: 'breach-raised', scope: 'desk/EQ' });
    const open = through(raised);
    equal(Object.keys(open.breaches), ['desk/EQ']);
    const cleared = update({ type: 'event', event: 'breach-cleared', scope: 'desk/EQ' });
    const state = fold(open, cleared);
    equal(state.breaches, {});
    equal(state.events.length, 2);
  },
  'should count what was skipped': () => {
    equal(through(risk({ skipped: 4 }), risk({ skipped: 1 })).skipped, 5);
  },
  'should take the head from a heartbeat alone': () => {
    const beat = { head: 99, headTime: '2026-11-23T15:00:01Z', feeds: 'ended', lagFacts: 2 };
    const state = fold(start(), { type: 'heartbeat', ...beat });
    equal([state.head, state.decision, state.feeds, state.lagFacts], [99, 10, 'ended', 2]);
  },
  'should rank breaches first and what is not known before warnings': () => {
    const state = through(limit({ state: 'WARNING' }));
    equal(
      ranked(state).map(({ state: each }) => each),
      ['UNASSESSED', 'WARNING'],
    );
    equal(ranked(fold(state, limit({ state: 'BREACH' })))[0].scope.path, 'desk/EQ');
  },
  'should begin with the latest session of what is held': () => {
    const session = (open) => ({ zone: 'America/New_York', open, close: '16:00' });
    const hello = {
      instruments: [
        { symbol: 'SPY', session: session('09:30') },
        { symbol: 'EURUSD', session: session('17:00') },
      ],
    };
    const holding = (...symbols) => ({
      hello,
      headTime: '2026-11-23T17:15:30Z',
      risk: { firm: { holdings: symbols.map((instrument) => ({ instrument })) } },
    });
    equal(sessionStart(holding('SPY', 'EURUSD'), 'firm'), Date.parse('2026-11-23T14:30:00Z'));
    equal(sessionStart(holding('EURUSD'), 'firm'), Date.parse('2026-11-22T22:00:00Z'));
    equal(sessionStart(holding(), 'firm'), 0);
  },
  'should go upwards from a book to the firm': () => {
    equal(upwards('desk/EQ/book/A'), ['desk/EQ/book/A', 'desk/EQ', 'firm']);
    equal(upwards('firm'), ['firm']);
  },
  'should take headroom from the nearest limit above': () => {
    equal(governing(through(limit()), 'desk/EQ/book/A').scope, 'desk/EQ');
  },
  'should tell that a scope may trade': () => {
    const room = [{ instrument: 'SPY', buy: 5, sell: 0, restore: 0 }];
    equal(standing(through(limit({ headroom: room })), 'desk/EQ').answer, 'May trade');
  },
  'should tell that nothing may be added when every side is at nought': () => {
    const none = [{ instrument: 'SPY', buy: 0, sell: 0, restore: 0 }];
    equal(standing(through(limit({ headroom: none })), 'desk/EQ').answer, 'No headroom');
  },
  'should tell the nearest way back': () => {
    const over = limit({
      state: 'BREACH',
      valueAtRisk: 120,
      utilisation: 1.2,
      headroom: [
        { instrument: 'SPY', buy: 0, sell: 0, restore: -900 },
        { instrument: 'BAC', buy: 0, sell: 0, restore: null },
        { instrument: 'IBM', buy: 0, sell: 0, restore: 400 },
      ],
    });
    const state = through(over);
    equal(nearestRestore(state.limits['desk/EQ']).instrument, 'IBM');
    equal(standing(state, 'desk/EQ'), {
      state: 'BREACH',
      answer: 'Reduce risk only',
      reason: 'EQ is 20 over its budget. Nearest way back: buy 400 of IBM.',
    });
  },
  'should not call a breach over that hysteresis still holds': () => {
    const held = limit({
      state: 'BREACH',
      utilisation: 0.97,
      valueAtRisk: 97,
      headroom: [{ instrument: 'SPY', buy: 1, sell: 1, restore: 0 }],
    });
    equal(standing(through(held), 'desk/EQ').answer, 'Breach not over yet');
  },
  'should write amounts in thousands and millions': () => {
    equal([0, 999, 1_000, 548_832, 999_949, 999_950, 1_234_567, -2_400_000].map(money), [
      '0',
      '999',
      '1.0K',
      '548.8K',
      '999.9K',
      '1.00M',
      '1.23M',
      '−2.40M',
    ]);
    equal(money(12_345_678_900), '12,345.68M');
    equal(money(null), '–');
  },
  'should give gains a sign and nought none': () => {
    equal([1_500, -1_500, 0, -0.2].map(gain), ['+1.5K', '−1.5K', '0', '0']);
  },
  'should write per cent, sigmas and quantities': () => {
    equal(
      [percent(0.8345), sigma(0.01234), quantity('-18000.50')],
      ['83.5 %', '1.23', '−18,000.5'],
    );
  },
};

function equal(actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) {
    throw new Error(`expected ${b} but was ${a}`);
  }
}

/** Runs them all. */
export function run() {
  return Object.entries(CHECKS).map(([name, check]) => {
    try {
      check();
      return { name };
    } catch (e) {
      return { name, problem: e.message };
    }
  });
}
