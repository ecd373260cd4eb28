// Follows the system until the reader chooses; the choice is remembered.

const KEY = 'headroom.theme';
const CHOICES = ['auto', 'light', 'dark'];

/** The present choice: auto, light or dark. */
export function theme() {
  const stored = localStorage.getItem(KEY);
  return CHOICES.includes(stored) ? stored : 'auto';
}

/** Goes on to the next choice. */
export function nextTheme() {
  const next = CHOICES[(CHOICES.indexOf(theme()) + 1) % CHOICES.length];
  localStorage.setItem(KEY, next);
  showTheme();
}

/** Puts the choice on the page. */
export function showTheme() {
  document.documentElement.dataset.theme = theme();
}
