// The token comes in the address's fragment, which never reaches a server, and is taken out of it
// at once, so that it is in no history and no screenshot. It lives as long as the tab.

const KEY = 'headroom.token';

/** The token of this tab, or none. */
export function token() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    keep(given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY);
}

/** Keeps another token; an address pasted whole will do. */
export function keep(text) {
  const trimmed = text.trim();
  const fragment = trimmed.split('#')[1];
  sessionStorage.setItem(KEY, new URLSearchParams(fragment).get('token') ?? trimmed);
}
