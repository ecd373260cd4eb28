// The tab's icon tells the worst state. It is made here, not fetched: it has to change when the
// server is gone as well.

const SIGNS = {
  OK: ['#1d8a58', '#fff', 'M4 8.5l2.7 2.7L12 5.5'],
  WARNING: ['#f2b134', '#241a00', 'M8 3.2v6M8 11v2'],
  BREACH: ['#d4272f', '#fff', 'M4.5 4.5l7 7M11.5 4.5l-7 7'],
  UNASSESSED: ['#6b7684', '#fff', 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 11.4v1.8'],
};

/** The icon of a state, as an address. */
export function iconOf(state) {
  const [ground, ink, sign] = SIGNS[state];
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
      <rect width="16" height="16" rx="3" fill="${ground}"/>
      <path d="${sign}" fill="none" stroke="${ink}" stroke-width="2"/>
    </svg>`,
  )}`;
}
