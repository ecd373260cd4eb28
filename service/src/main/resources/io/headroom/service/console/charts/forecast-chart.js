import { sigma } from '../format.js';
import { TimeChart } from './time-chart.js';

/** One-day sigma by model through the day, and what has been realized so far. */
class ForecastChart extends TimeChart {
  driving;

  key() {
    return `${super.key()} ${this.driving}`;
  }

  series() {
    const width = (kind) => (this.driving === kind ? 2.5 : 1.5);
    return [
      { label: 'Realized so far', colour: 'realized', width: 2, fill: 'area' },
      { label: 'Network', colour: 'network', width: width('NETWORK') },
      { label: 'log-HAR', colour: 'log-har', width: width('LOG_HAR'), dash: [7, 3] },
      { label: 'EWMA', colour: 'ewma', width: width('EWMA'), dash: [2, 3] },
    ];
  }

  text(value) {
    return sigma(value);
  }

  range(min, max) {
    return [0, (max || 0.01) * 1.1];
  }
}

customElements.define('forecast-chart', ForecastChart);
