import { html, nothing } from '../lib.js';
import { sentence } from '../format.js';

const WHAT_TO_DO = {
  'token-missing': [
    'A token is needed',
    'Open the address that the service prints at its start, or paste a token.',
  ],
  'token-expired': [
    'Your token has expired',
    'Paste a new one, and the page goes on where it was.',
  ],
  'token-invalid': ['Your token was refused', 'Paste one that was made for this service.'],
  forbidden: [
    'Your token shows nothing here',
    'Ask for one with the role trader, risk-manager or auditor.',
  ],
};
const ELSE = ['The service has ended the connection', 'Reload the page, or paste another token.'];

/** What to do when there is no token, or none that is good. */
export function accessPanel({ status, act }) {
  if (status.phase !== 'refused') {
    return nothing;
  }
  const [title, advice] = WHAT_TO_DO[status.code] ?? ELSE;
  return html`<section class="access" id="access" role="alert">
    <h2>${title}</h2>
    <p>${sentence(status.message)}</p>
    <p>${advice}</p>
    <form @submit=${(event) => submit(event, act)}>
      <label>
        Token or address
        <input name="token" type="password" autocomplete="off" spellcheck="false" required />
      </label>
      <button>Connect</button>
    </form>
  </section>`;
}

function submit(event, act) {
  event.preventDefault();
  act.useToken(new FormData(event.target).get('token'));
  event.target.reset();
}
