import { classMap, html, nothing, repeat } from '../lib.js';
import { clock, model, sigma } from '../format.js';
import { numberCell } from './cell.js';
import '../charts/forecast-chart.js';

/** One-day sigmas by model against what has been realized of the day, for every instrument. */
export function forecastsPanel(page) {
  const { store, zone } = page;
  return html`<section class="panel forecasts" aria-labelledby="forecasts-title">
    <h2 id="forecasts-title">
      Volatility of ${page.symbol}
      <small>one-day sigma in % against realized so far today</small>
    </h2>
    <div class="beside">
      <forecast-chart
        .subject=${page.symbol}
        .zone=${zone}
        .driving=${store.forecasts[page.symbol]?.model}
        .theme=${page.theme}
        .points=${store.forecastHistory[page.symbol] ?? NONE}
      ></forecast-chart>
      <div class="scroll">${table(page)}</div>
    </div>
  </section>`;
}

const NONE = [];

/** Whether a network runs in the shadow. */
const shadowed = (page) =>
  Object.values(page.store.forecasts).some((forecast) => forecast.challenger);

/** log-HAR's sigma, or the pooled one that stands in for it while an instrument is new. */
const linear = (forecast) =>
  forecast?.model === 'POOLED_LOG_HAR' ? forecast.sigmaOneDay : forecast?.logHar?.sigmaOneDay;

function table(page) {
  return html`<table id="forecasts">
    <thead>
      <tr>
        <th scope="col">Instrument</th>
        <th scope="col">Driven by</th>
        <th scope="col" class="number">Network</th>
        ${shadowed(page)
          ? html`<th scope="col" class="number" title="Runs in the shadow, drives nothing">
              Challenger
            </th>`
          : nothing}
        <th scope="col" class="number">log-HAR</th>
        <th scope="col" class="number">EWMA</th>
        <th scope="col" class="number spare">To close</th>
        <th scope="col" class="number">Realized</th>
        <th scope="col" class="number spare">At</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        page.store.hello?.instruments ?? [],
        (instrument) => instrument.symbol,
        ({ symbol }) => row(page, symbol, page.store.forecasts[symbol]),
      )}
    </tbody>
  </table>`;
}

function row(page, symbol, forecast) {
  const selected = symbol === page.symbol;
  const of = (kind, value) =>
    numberCell(`${symbol} ${kind}`, sigma(value), {
      kind: forecast?.model.endsWith(kind) ? 'strong' : '',
    });
  return html`<tr
    class=${classMap({ scope: true, selected })}
    @click=${() => page.act.selectSymbol(symbol)}
  >
    <th scope="row"><button class="choice" aria-pressed=${selected}>${symbol}</button></th>
    <td>${forecast ? model(forecast.model) : '–'}</td>
    ${of('NETWORK', forecast?.network?.sigmaOneDay)}
    ${shadowed(page) ? of('CHALLENGER', forecast?.challenger?.sigmaOneDay) : nothing}
    ${of('LOG_HAR', linear(forecast))} ${of('EWMA', forecast?.ewma?.sigmaOneDay)}
    ${numberCell(`${symbol} close`, sigma(forecast?.sigmaToClose), { kind: 'spare' })}
    ${numberCell(`${symbol} realized`, sigma(forecast?.realized?.sigmaSoFar), { kind: 'realized' })}
    <td class="number muted spare">${clock(forecast?.origin, page.zone)}</td>
  </tr>`;
}
