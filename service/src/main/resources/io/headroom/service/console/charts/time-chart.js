import { uPlot } from '../lib.js';

// A line of minutes needs no more than one drawing a second.
const PAUSE = 1_000;

/**
 * A line chart over journal time: an element that is given `subject`, `points` (rows whose first
 * number is milliseconds), `zone` and `theme`, and keeps its plot in step with its size and its
 * colours. Another subject is drawn at once, more of the same in its time.
 *
 * A subclass names its series (`series()`, each `{label, colour, width, dash, fill, show}`), how a
 * value reads (`text(value)`), the range of its axis (`range(min, max)`), its columns
 * (`columns(points)`), and what is painted behind (`behind(plot)`).
 */
export class TimeChart extends HTMLElement {
  #plot = null;
  #legend = null;
  #key = '';
  #points = null;
  #subject = null;
  #drawn = 0;
  #due = null;
  #sizes = new ResizeObserver(() => this.#resize());

  zone = 'UTC';
  theme = '';
  subject = '';

  connectedCallback() {
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    this.#discard();
  }

  /** Set last of a chart's properties at each rendering; draws only what has changed. */
  set points(points) {
    const changed = points !== this.#points;
    this.#points = points;
    queueMicrotask(() => this.#draw(changed));
  }

  series() {
    return [];
  }

  columns(points) {
    return this.series().map((_, i) => points.map((point) => point[i + 1]));
  }

  text(value) {
    return String(value);
  }

  range(min, max) {
    return [min, max];
  }

  behind() {}

  /** What makes the plot another one, not only its values. */
  key() {
    return `${this.zone} ${this.theme}`;
  }

  /** A colour of the page's theme, as the canvas wants it. */
  colour(name) {
    this.style.color = `var(--${name})`;
    const resolved = getComputedStyle(this).color;
    this.style.color = '';
    return resolved;
  }

  #draw(changed) {
    if (!this.isConnected) {
      return;
    }
    if (!this.#plot || this.key() !== this.#key) {
      this.#discard();
      this.#make();
    } else if (this.subject !== this.#subject) {
      this.#show();
    } else if (changed) {
      this.#due ??= setTimeout(() => this.#show(), this.#drawn + PAUSE - Date.now());
    }
  }

  #show() {
    clearTimeout(this.#due);
    this.#due = null;
    this.#subject = this.subject;
    this.#drawn = Date.now();
    this.#plot?.setData(this.#data());
    this.#tell();
  }

  #data() {
    const points = this.#points ?? [];
    return [points.map(([time]) => time / 1000), ...this.columns(points)];
  }

  #make() {
    if (this.clientWidth === 0) {
      return;
    }
    this.#legend = document.createElement('p');
    this.#legend.className = 'legend';
    this.append(this.#legend);
    const area = document.createElement('div');
    area.className = 'plot';
    this.append(area);
    this.#sizes.observe(area);
    this.#plot = new uPlot(this.#options(area), this.#data(), area);
    this.#key = this.key();
    this.#subject = this.subject;
    this.#tell();
  }

  #discard() {
    this.#plot?.destroy();
    this.#plot = null;
    this.replaceChildren();
    clearTimeout(this.#due);
    this.#due = null;
  }

  #resize() {
    if (this.#plot) {
      this.#plot.setSize(this.#size(this.querySelector('.plot')));
    } else {
      this.#draw(true);
    }
  }

  #size(area) {
    return { width: area.clientWidth, height: area.clientHeight };
  }

  #options(area) {
    const font = `${getComputedStyle(this).fontSize} ${getComputedStyle(this).fontFamily}`;
    const axis = {
      stroke: this.colour('muted'),
      font,
      grid: { stroke: this.colour('grid'), width: 1 },
      ticks: { show: false },
    };
    const em = parseFloat(getComputedStyle(this).fontSize);
    return {
      ...this.#size(area),
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), this.zone),
      legend: { show: false },
      padding: [em / 2, em * 1.7, this.timeAxis === false ? em / 2 : 0, 0],
      cursor: {
        y: false,
        points: { size: 5 },
        drag: { x: false, y: false },
        sync: { key: this.syncKey ?? null },
      },
      scales: { y: { range: (_, min, max) => this.range(min ?? 0, max ?? 1) } },
      axes: [
        {
          ...axis,
          size: this.timeAxis === false ? 0 : em * 2,
          show: this.timeAxis !== false,
          values: CLOCK,
          space: em * 6,
        },
        {
          ...axis,
          size: em * 5,
          values: (_, ticks) => ticks.map((tick) => this.text(tick)),
          space: Math.max(em * 2, area.clientHeight / 9),
        },
      ],
      series: [{}, ...this.series().map((each) => this.#line(each))],
      hooks: { drawClear: [(plot) => this.behind(plot)], setCursor: [() => this.#tell()] },
    };
  }

  #line({ label, colour, width = 1.5, dash, fill, step }) {
    return {
      label,
      stroke: this.colour(colour),
      width,
      dash,
      fill: fill && this.colour(fill),
      paths: step ? uPlot.paths.stepped({ align: 1 }) : undefined,
      points: { show: false },
      spanGaps: false,
    };
  }

  // The values under the cursor, or the last ones: always the same places, so nothing jumps.
  #tell() {
    const plot = this.#plot;
    if (!plot) {
      return;
    }
    const last = plot.data[0].length - 1;
    const index = plot.cursor.idx ?? last;
    const items = this.series().map((each, i) =>
      legendItem(each, this.text(plot.data[i + 1][index])),
    );
    this.#legend.replaceChildren(at(plot.data[0][index], this.zone), ...items);
  }
}

const CLOCK = '{HH}:{mm}';

function at(seconds, zone) {
  const time = document.createElement('time');
  time.textContent =
    seconds === undefined
      ? '--:--'
      : new Intl.DateTimeFormat('en-GB', {
          hour: '2-digit',
          minute: '2-digit',
          timeZone: zone,
        }).format(seconds * 1000);
  return time;
}

function legendItem({ label, colour, dash }, text) {
  const item = document.createElement('span');
  item.innerHTML = `<svg viewBox="0 0 18 6" aria-hidden="true"><line x1="0" x2="18" y1="3" y2="3"></line></svg>`;
  item.querySelector('svg').style.stroke = `var(--${colour})`;
  item.querySelector('line').style.strokeDasharray = dash ? dash.join(' ') : '';
  const value = document.createElement('b');
  value.textContent = text;
  item.append(`${label} `, value);
  return item;
}
