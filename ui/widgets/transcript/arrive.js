// Runs when the page opens: sends what was kept from the last visit, and what the address asks for.
() => {
  let kept = {};
  let before = null;
  try {
    kept = JSON.parse(sessionStorage.getItem('pullquote:' + location.pathname) ?? '{}');
    before = JSON.parse(localStorage.getItem('pullquote-visit:' + location.pathname));
  } catch {
    // Storage is not available, or holds something else: the page opens as on a first visit.
  }
  const search = location.search;
  const address = new URL(location.href);
  // A question is asked once: a reload continues the conversation that it began.
  if (address.searchParams.has('q')) {
    address.searchParams.delete('q');
    history.replaceState(null, '', address);
  }
  return [JSON.stringify({ visit: kept?.visit, before, turns: kept?.turns, search, language: navigator.language })];
}
