import { money } from '../format.js';
import { TimeChart } from './time-chart.js';

const ROOM = 0.08;

/** VaR against its budget and its warning level; above the budget the ground is tinted. */
class RiskChart extends TimeChart {
  warning;
  syncKey = 'risk';
  timeAxis = false;

  key() {
    return `${super.key()} ${this.warning}`;
  }

  series() {
    const lines = [{ label: 'VaR', colour: 'accent', width: 2 }];
    return this.warning === undefined
      ? lines
      : [
          ...lines,
          { label: 'Budget', colour: 'breach-line', width: 1.5, dash: [6, 3], step: true },
          { label: 'Warning', colour: 'warning-line', width: 1, dash: [2, 3], step: true },
        ];
  }

  columns(points) {
    const budgets = points.map(([, , budget]) => budget);
    const columns = [points.map(([, valueAtRisk]) => valueAtRisk)];
    return this.warning === undefined
      ? columns
      : [...columns, budgets, budgets.map((budget) => budget && budget * this.warning)];
  }

  text(value) {
    return money(value);
  }

  range(min, max) {
    const room = (max - min || max || 1) * ROOM;
    return [Math.max(0, min - room), max + room];
  }

  behind(plot) {
    const budget = plot.data[2]?.findLast((value) => value !== null);
    if (budget) {
      const { left, top, width } = plot.bbox;
      const line = Math.max(top, plot.valToPos(budget, 'y', true));
      plot.ctx.fillStyle = this.colour('breach-ground');
      plot.ctx.fillRect(left, top, width, line - top);
    }
  }
}

customElements.define('risk-chart', RiskChart);
