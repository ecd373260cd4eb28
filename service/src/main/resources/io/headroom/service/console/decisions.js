/** A decision from the journal by its number, or why it cannot be shown. */
export async function fetchDecision(number, token) {
  try {
    const response = await fetch(`/v1/decisions/${number}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const body = await response.json();
    return response.ok ? { record: body } : { problem: problem(response.status, body) };
  } catch {
    return { problem: 'The server cannot be reached.' };
  }
}

function problem(status, body) {
  switch (status) {
    case 403:
      return 'Your token does not show the scope of this decision.';
    case 404:
      return 'The journal has no such decision.';
    default:
      return body.message ?? `The server answers with HTTP ${status}.`;
  }
}
