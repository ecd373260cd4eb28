// Wires the parts together: messages are folded into the store, and the page is drawn from it.

import { Connection } from './connection.js';
import { fetchDecision } from './decisions.js';
import { iconOf } from './icon.js';
import { render } from './lib.js';
import { pageView } from './page.js';
import { EMPTY, fold, follows, isUpdate, resumePoint } from './store.js';
import { nextTheme, showTheme } from './theme.js';
import { keep, token } from './token.js';

// Faster than this nobody reads, and a calm page is easier to watch.
const PAUSE_BETWEEN_DRAWINGS = 250;
const TICK = 500;
const NOTES_KEPT = 20;

const SCOPE = 'headroom.scope';
const SYMBOL = 'headroom.instrument';

const view = {
  scope: sessionStorage.getItem(SCOPE),
  symbol: sessionStorage.getItem(SYMBOL),
  feed: 'events',
  span: 'session',
  decision: null,
  notes: [],
};
let store = EMPTY;
let connection = null;
let drawn = 0;
let due = null;

const act = {
  selectScope(path) {
    sessionStorage.setItem(SCOPE, path);
    change({ scope: path });
  },
  selectSymbol(symbol) {
    sessionStorage.setItem(SYMBOL, symbol);
    change({ symbol });
  },
  showFeed: (feed) => change({ feed }),
  showSpan: (span) => change({ span }),
  async openDecision(number) {
    change({ decision: { number } });
    const found = await fetchDecision(number, token());
    if (view.decision?.number === number) {
      change({ decision: { number, ...found } });
    }
  },
  closeDecision: () => change({ decision: null }),
  dismissNotes: () => change({ notes: [] }),
  nextTheme() {
    nextTheme();
    draw();
  },
  reconnect: () => connection?.open(),
  useToken(text) {
    keep(text);
    connect();
  },
};

function connect() {
  connection?.close();
  const given = token();
  if (!given) {
    connection = null;
    draw();
    return;
  }
  connection = new Connection(given, {
    message: receive,
    change: draw,
    resumePoint: () => resumePoint(store),
  });
  connection.open();
}

function receive(message) {
  if (isUpdate(message) && !follows(store, message)) {
    note(`Updates after decision ${store.decision} were missing; asked for them again.`);
    connection.resubscribe(resumePoint(store));
    return;
  }
  tellWhatIsLost(message);
  store = fold(store, message);
  if (message.type === 'error') {
    note(`The server says: ${message.message}`);
  }
  drawSoon();
}

// Whoever comes back must know whether the feed of decisions has a hole in it.
function tellWhatIsLost(message) {
  const { hello, decision } = store;
  if (message.type === 'hello' && hello && hello.journal !== message.journal) {
    note('The service runs on another journal now; what was shown before is gone.');
  }
  if (message.type === 'snapshot' && decision !== null && message.decision > decision) {
    note(`Decisions ${decision + 1} to ${message.decision} came as a summary, not one by one.`);
  }
}

function note(text) {
  const at = store.headTime ?? new Date().toISOString();
  change({ notes: [...view.notes, { at, text }].slice(-NOTES_KEPT) });
}

function change(changes) {
  Object.assign(view, changes);
  draw();
}

// In the message handler where the pause is over: a page in the background has slow timers, and
// its title has to follow all the same.
function drawSoon() {
  const wait = drawn + PAUSE_BETWEEN_DRAWINGS - Date.now();
  if (wait <= 0) {
    draw();
  } else {
    due ??= setTimeout(draw, wait);
  }
}

function draw() {
  clearTimeout(due);
  due = null;
  drawn = Date.now();
  const { template, title, icon } = pageView({ store, connection, view, act, now: drawn });
  render(template, document.body);
  if (document.title !== title) {
    document.title = title;
  }
  showIcon(icon);
  showDialog();
}

function showIcon(state) {
  const link = document.querySelector('link[rel=icon]');
  if (link.dataset.state !== state) {
    link.dataset.state = state;
    link.href = iconOf(state);
  }
}

function showDialog() {
  const dialog = document.getElementById('decision');
  if (view.decision && !dialog.open) {
    dialog.showModal();
  } else if (!view.decision && dialog.open) {
    dialog.close();
  }
}

showTheme();
matchMedia('(prefers-color-scheme: light)').addEventListener('change', draw);
addEventListener('online', () => connection?.status.phase === 'waiting' && connection.open());
addEventListener('hashchange', connect);
setInterval(() => {
  connection?.check(Date.now());
  draw();
}, TICK);
connect();
