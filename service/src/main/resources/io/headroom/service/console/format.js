/** Numbers, times and names as they stand on the page. An unknown value is a dash. */

const LOCALE = 'en-GB';
const MINUS = '\u2212';
const DASH = '\u2013';

const known = (value) => value !== null && value !== undefined && Number.isFinite(value);

function decimals(value, digits) {
  return Math.abs(value).toLocaleString(LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

// A value that rounds to zero has no sign.
function signed(value, text, plus) {
  if (!/[1-9]/.test(text)) {
    return text;
  }
  return (value < 0 ? MINUS : plus) + text;
}

function scaled(value) {
  const size = Math.abs(value);
  if (size >= 999_950) {
    return `${decimals(value / 1e6, 2)}M`;
  }
  return size >= 1_000 ? `${decimals(value / 1e3, 1)}K` : decimals(value, 0);
}

/** An amount in thousands or millions: 548.8K, 1.23M. */
export function money(value) {
  return known(value) ? signed(value, scaled(value), '') : DASH;
}

/** An amount with its sign, gains too: +12.3K. */
export function gain(value) {
  return known(value) ? signed(value, scaled(value), '+') : DASH;
}

/** The amount in full, for a tooltip. */
export function fullMoney(value, currency) {
  return known(value) ? `${currency} ${signed(value, decimals(value, 2), '')}` : 'unknown';
}

/** A share in per cent with one decimal: 83.4 %. */
export function percent(value) {
  return known(value) ? `${signed(value, decimals(value * 100, 1), '')} %` : DASH;
}

/** A move in per cent with two decimals and its sign. */
export function move(value) {
  return known(value) ? `${signed(value, decimals(value * 100, 2), '+')} %` : DASH;
}

/** A sigma in per cent with two decimals; the unit stands in the column's head. */
export function sigma(value) {
  return known(value) ? decimals(value * 100, 2) : DASH;
}

/** A confidence level: 99 %, 97.5 %. */
export function level(value) {
  return known(value) ? `${(value * 100).toLocaleString(LOCALE)} %` : '';
}

/** A whole number with thousands separators. */
export function whole(value) {
  return known(value) ? signed(value, decimals(value, 0), '') : DASH;
}

/** A quantity, which comes as an exact decimal in text. */
export function quantity(text) {
  const value = Number(text);
  return known(value)
    ? signed(value, Math.abs(value).toLocaleString(LOCALE, { maximumFractionDigits: 8 }), '')
    : DASH;
}

/** A price: five decimals in FX, else two. */
export function price(value, instrument) {
  return known(value) ? decimals(value, instrument?.kind === 'FX' ? 5 : 2) : DASH;
}

/** The time of day in a zone, of a date or of what stands for one. */
export function clock(time, zone) {
  return time ? formatter(zone, CLOCK).format(new Date(time)) : DASH;
}

/** The time of day, and the day of the week where it is not the day of another time. */
export function moment(time, now, zone) {
  const earlier = date(time, zone) !== date(now, zone);
  return earlier ? formatter(zone, EARLIER).format(new Date(time)) : clock(time, zone);
}

/** Milliseconds since midnight in a zone, to the second. */
export function timeOfDay(millis, zone) {
  const [hours, minutes, seconds] = clock(new Date(millis), zone).split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/** The date in a zone. */
export function date(iso, zone) {
  return iso ? formatter(zone, DAY).format(new Date(iso)) : DASH;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
const EARLIER = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

// Making one takes a hundred times as long as using it.
const formatters = new Map();
function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone }));
  }
  return formatters.get(key);
}

/** A zone's city: New York. */
export function city(zone) {
  return zone.split('/').pop().replaceAll('_', ' ');
}

const MODELS = {
  EWMA: 'EWMA',
  POOLED_LOG_HAR: 'pooled log-HAR',
  LOG_HAR: 'log-HAR',
  NETWORK: 'network',
  NONE: 'none',
};

/** A forecasting model's name. */
export function model(kind) {
  return MODELS[kind] ?? kind;
}

/** A constant's name as words: STALE_PRICE becomes stale price. */
export function words(constant) {
  return constant.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ');
}

/** A server's message as a sentence: with a capital letter and a full stop. */
export function sentence(text) {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
