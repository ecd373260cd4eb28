import { html, nothing } from '../lib.js';
import { clock, whole, words } from '../format.js';

/** A decision in full, with what it was made from. */
export function decisionDialog(page) {
  return html`<dialog
    id="decision"
    aria-labelledby="decision-title"
    @close=${page.act.closeDecision}
  >
    ${page.decision ? body(page, page.decision) : nothing}
  </dialog>`;
}

function body(page, { number, record, problem }) {
  return html`<header>
      <h2 id="decision-title">Decision ${whole(number)} <small>${record?.type ?? ''}</small></h2>
      <button class="quiet" @click=${page.act.closeDecision} aria-label="Close">×</button>
    </header>
    <div class="scroll">
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      ${!record && !problem ? html`<p>Loading …</p>` : nothing}
      ${record ? whatItSays(page, record) : nothing}
    </div>`;
}

// What the journal counts in nanoseconds also comes as a time that can be read.
function whatItSays(page, record) {
  const entries = Object.entries(record).filter(([name]) => !(`${name}Utc` in record));
  const fields = entries.filter(([name, value]) => !Array.isArray(value) && name !== 'type');
  const groups = entries.filter(([name, value]) => Array.isArray(value) && name !== 'inputs');
  return html`<p class="cause">
      Decided at ${clock(record.journalTimeUtc, page.zone)} because of fact ${whole(record.cause)}.
    </p>
    ${inputs(page, record.inputs ?? [])}
    <dl class="fields">
      ${fields.map(
        ([name, value]) =>
          html`<dt>${readable(name)}</dt>
            <dd>${shown(value)}</dd>`,
      )}
    </dl>
    ${groups.map(([name, rows]) => group(name, rows))}
    <details>
      <summary>As it stands in the journal (JSON)</summary>
      <pre>${JSON.stringify(record, null, 2)}</pre>
    </details>`;
}

function inputs(page, all) {
  return all.length === 0
    ? nothing
    : html`<h3>Computed from</h3>
        <ul class="inputs">
          ${all.map((input) => html`<li>${words(input.role)}: ${range(page, input)}</li>`)}
        </ul>`;
}

function range({ act }, { log, first, last }) {
  const ends = first === last ? [first] : [first, last];
  const between = (parts) => parts.flatMap((part, i) => (i > 0 ? [' to ', part] : [part]));
  return log === 'DECISIONS'
    ? html`decision
      ${between(ends.map((n) => html`<button class="choice decision" @click=${() => act.openDecision(n)}>${whole(n)}</button>`))}`
    : html`fact ${between(ends.map(whole))}`;
}

function group(name, rows) {
  const columns = [...new Set(rows.flatMap((row) => (isRow(row) ? Object.keys(row) : [])))];
  return columns.length === 0
    ? nothing
    : html`<h3>${readable(name)}</h3>
        <table>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col" class="number">${readable(column)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  ${columns.map((column) => html`<td class="number">${shown(row[column])}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>`;
}

function isRow(value) {
  return value !== null && typeof value === 'object';
}

function readable(name) {
  return words(name.replace(/Utc$/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2'));
}

function shown(value) {
  if (typeof value === 'number') {
    return value.toLocaleString('en-GB', { maximumSignificantDigits: 9 });
  }
  return value === null || value === undefined
    ? 'unknown'
    : isRow(value)
      ? JSON.stringify(value)
      : String(value);
}
