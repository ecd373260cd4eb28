import { gain } from '../format.js';
import { TimeChart } from './time-chart.js';

/** The day's profit and loss, with the line at nought. */
class GainChart extends TimeChart {
  syncKey = 'risk';

  series() {
    return [{ label: 'Day’s P&L', colour: 'text', width: 1.5, fill: 'area' }];
  }

  columns(points) {
    return [points.map((point) => point[3])];
  }

  text(value) {
    return gain(value);
  }

  range(min, max) {
    const room = (max - min || 1) * 0.1;
    return [Math.min(0, min - room), Math.max(0, max + room)];
  }
}

customElements.define('gain-chart', GainChart);
