import { html, nothing } from '../lib.js';
import { clock, sentence, whole } from '../format.js';

// A few facts are always on their way.
const LAG_WORTH_TELLING = 1_000;

/** The line under the header: what the market is, and whether what is shown is live. */
export function strip(page) {
  const { notice } = page.store.hello ?? {};
  return html`<div class="strip" id="strip">
    ${notice ? html`<strong class="notice" id="notice">${notice}</strong>` : nothing}
    ${link(page.link)} ${notes(page)} ${who(page.store)}
  </div>`;
}

// The tone is worn by the whole line, so that a lost connection cannot be overlooked.
function link({ tone, title, detail, retry }) {
  return html`<div class="link ${tone}" id="link">
    <span class="dot" aria-hidden="true"></span><strong role="status">${title}</strong>
    <span>${detail}</span>
    ${retry ? html`<button @click=${retry}>Reconnect now</button>` : nothing}
  </div>`;
}

function notes({ notes: all, zone, act }) {
  const last = all[all.length - 1];
  return last
    ? html`<div class="note" id="note">
        <span>${clock(last.at, zone)} ${last.text}</span>
        <button class="quiet" @click=${act.dismissNotes} aria-label="Dismiss this note">×</button>
      </div>`
    : nothing;
}

function who({ hello, skipped, lagFacts }) {
  return hello
    ? html`<div class="who">
        ${skipped > 0 ? html`<span title="This reader was slow; the server sent the latest of each instead">${whole(skipped)} updates skipped</span>` : nothing}
        ${lagFacts > LAG_WORTH_TELLING ? html`<span title="Facts in the journal that are not yet in what is shown">${whole(lagFacts)} facts behind</span>` : nothing}
        <span>${hello.subject}, ${hello.roles.join(', ')}</span>
      </div>`
    : nothing;
}

/**
 * What is to be said of the connection.
 *
 * @returns {{live: boolean, tone: string, title: string, detail: string, retry: boolean}}
 */
export function linkState(status, { stale, silence, now, feeds, reason }) {
  switch (status.phase) {
    case 'live':
      return stale ? silent(silence) : listening(feeds, reason);
    case 'waiting':
      return waiting(status, now);
    case 'refused':
      return told('bad', 'No access', sentence(status.message));
    default:
      return status.again
        ? told('bad', 'Reconnecting', 'What is shown may be out of date.', true)
        : told('calm', 'Connecting', '');
  }
}

function told(tone, title, detail, retry = false) {
  return { live: false, tone, title, detail, retry };
}

function silent(silence) {
  const seconds = Math.floor(silence / 1000);
  return told(
    'bad',
    'Stale',
    `Nothing heard for ${seconds} s. Do not rely on these figures.`,
    true,
  );
}

function waiting({ message, retryAt, attempt }, now) {
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000));
  const again = `Trying again in ${seconds} s (attempt ${attempt}).`;
  return told(
    'bad',
    'Disconnected',
    `${sentence(message)} ${again} What is shown may be out of date.`,
    true,
  );
}

function listening(feeds, reason) {
  switch (feeds) {
    case 'ended':
      return {
        live: true,
        tone: 'ended',
        title: 'Feeds ended',
        detail: 'Final figures; the connection is up.',
      };
    case 'paused':
      return { live: true, tone: 'bad', title: 'Feeds paused', detail: sentence(reason) };
    case 'stopped':
      return { live: true, tone: 'bad', title: 'Feeds stopped', detail: 'No new prices come in.' };
    default:
      return { live: true, tone: 'good', title: 'Live', detail: '' };
  }
}
