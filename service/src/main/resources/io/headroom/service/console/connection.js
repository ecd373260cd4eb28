/**
 * The websocket to the stream: asks whether the token is good, connects, subscribes, resumes where
 * it was, and comes back after a loss with growing pauses.
 *
 * Phases: `connecting`, `live`, `waiting` (lost, comes back at `retryAt`), `refused` (the token is
 * no good, or the server has said that coming back is no use).
 */

const PROTOCOL = 'headroom.v1.json';
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
const SILENCE_TO_STALE = 3_000;
const SILENCE_TO_LOST = 10_000;
const VIEWERS = ['trader', 'risk-manager', 'auditor'];

export class Connection {
  #token;
  #on;
  #socket = null;
  #pauses = 0;
  #subscriptions = 0;
  #subscription = null;
  #bye = null;
  #retry = null;
  #heard = 0;
  #wasLive = false;
  #attempt = 0;

  /**
   * @param {string} token
   * @param {{message: function, change: function, resumePoint: function}} on called with each
   *     message of the current subscription, at each change of status, and for where to resume
   */
  constructor(token, on) {
    this.#token = token;
    this.#on = on;
    this.status = { phase: 'connecting', again: false };
  }

  /** Connects, at once. */
  open() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#heard = Date.now();
    this.#become({ phase: 'connecting', again: this.#wasLive });
    this.#connect(this.#attempt);
  }

  /** Ends for good. */
  close() {
    clearTimeout(this.#retry);
    this.#drop();
  }

  /** Takes a new subscription in place of the present one, after a gap was seen in it. */
  resubscribe(from) {
    this.#send({ op: 'unsubscribe', id: this.#subscription });
    this.#subscribe(from);
  }

  /** Whether the server has been silent for longer than its heartbeat allows. */
  stale(now) {
    return this.status.phase === 'live' && now - this.#heard > SILENCE_TO_STALE;
  }

  /** Milliseconds since the last message. */
  silence(now) {
    return now - this.#heard;
  }

  /** A silent socket may be dead without having been told so: gives it up after a while. */
  check(now) {
    const waits = this.status.phase === 'live' || this.status.phase === 'connecting';
    if (waits && now - this.#heard > SILENCE_TO_LOST) {
      this.#lost('The server has been silent for 10 seconds.');
    }
  }

  // Whoever gave up meanwhile, or began anew, has counted on.
  async #connect(attempt) {
    const access = await askForAccess(this.#token);
    if (attempt !== this.#attempt) {
      return;
    }
    if (access.refused) {
      this.#become({ phase: 'refused', ...access.refused });
    } else if (access.unreachable) {
      this.#lost(access.unreachable);
    } else {
      this.#openSocket();
    }
  }

  #openSocket() {
    const socket = new WebSocket(address(), [PROTOCOL, `headroom.bearer.${this.#token}`]);
    this.#socket = socket;
    this.#bye = null;
    socket.onmessage = ({ data }) => this.#hear(socket, JSON.parse(data));
    socket.onclose = () => this.#closed(socket);
  }

  #hear(socket, message) {
    if (socket !== this.#socket) {
      return;
    }
    this.#heard = Date.now();
    const other = message.subscription && message.subscription !== this.#subscription;
    if (other) {
      return;
    }
    this.#on.message(message);
    this.#react(message);
  }

  #react(message) {
    switch (message.type) {
      case 'hello':
        this.#subscribe(this.#on.resumePoint());
        break;
      case 'snapshot':
      case 'resumed':
        this.#pauses = 0;
        this.#wasLive = true;
        this.#become({ phase: 'live' });
        break;
      case 'bye':
        this.#bye = message;
        break;
      default:
    }
  }

  // A new name each time, so that what is still on its way to the old one is told apart.
  #subscribe(from) {
    this.#subscriptions += 1;
    this.#subscription = `console-${this.#subscriptions}`;
    this.#send({ op: 'subscribe', id: this.#subscription, ...(from && { from }) });
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #closed(socket) {
    if (socket !== this.#socket) {
      return;
    }
    if (this.#bye?.final) {
      this.#become({ phase: 'refused', code: this.#bye.code, message: this.#bye.message });
    } else {
      this.#lost(this.#bye?.message ?? 'The connection was lost.');
    }
  }

  #lost(message) {
    clearTimeout(this.#retry);
    this.#drop();
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#pauses);
    const spread = pause * (0.8 + 0.4 * Math.random());
    this.#pauses += 1;
    this.#become({
      phase: 'waiting',
      message,
      attempt: this.#pauses,
      retryAt: Date.now() + spread,
      again: this.#wasLive,
    });
    this.#retry = setTimeout(() => this.open(), spread);
  }

  #drop() {
    this.#attempt += 1;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #become(status) {
    this.status = status;
    this.#on.change(status);
  }
}

function address() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/stream`;
}

// A browser does not tell why a websocket was refused, so the session is asked first.
async function askForAccess(token) {
  let response;
  try {
    response = await fetch('/v1/session', {
      headers: { Authorization: `Bearer ${token}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(SILENCE_TO_LOST),
    });
  } catch {
    return { unreachable: 'The server cannot be reached.' };
  }
  if (response.status === 401 || response.status === 403) {
    return { refused: await response.json() };
  }
  if (!response.ok) {
    return { unreachable: `The server answers with HTTP ${response.status}.` };
  }
  return viewer(await response.json());
}

function viewer({ roles }) {
  return roles.some((role) => VIEWERS.includes(role))
    ? {}
    : {
        refused: {
          code: 'forbidden',
          message: `The role ${roles.join(', ')} sees nothing here.`,
        },
      };
}
