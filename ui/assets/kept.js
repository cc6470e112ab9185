// Runs once in what is to be kept: the tab keeps it until it is closed, so two tabs never mix.
const NAME = 'pullquote:' + location.pathname;
const MOST = 50; // turns
const ROOM = 2_000_000; // characters

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME));
    return Array.isArray(kept?.turns) && Number.isInteger(kept?.first) ? kept : { first: 0, turns: [] };
  } catch {
    return { first: 0, turns: [] };
  }
}

function keep() {
  const note = element.querySelector('pre');
  if (!note) return;
  const { visit, after, turns } = JSON.parse(note.textContent);
  const before = after === 0 ? { first: 0, turns: [] } : read();
  const all = [...before.turns.slice(0, Math.max(after - before.first, 0)), ...turns];
  let first = before.first;
  let room = all.reduce((sum, turn) => sum + turn.length, 0);
  while (all.length > MOST || room > ROOM) {
    room -= all.shift().length;
    first += 1;
  }
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ visit, first, turns: all }));
  } catch {
    // Storage is closed or full: the conversation lasts until the page is left.
  }
}
watch('value', keep);
