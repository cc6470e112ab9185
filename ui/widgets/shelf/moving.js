// Moving through the list with the keyboard, with one stop for Tab. Comes before shelf.js in its scope.
const CELLS = ['.row-ask', '.row-open', '.row-drop'];

// One cell of the grid is in the tab order: where the reader was last, else the open article.
function settle(row, cell = '.row-open') {
  if (row) stop = { id: row.id, cell };
  else if (!seen.some((each) => each.id === stop?.id)) {
    const first = seen.find((each) => each.id === opened()) ?? seen[0];
    stop = first ? { id: first.id, cell } : null;
  }
}

function lineOf(at) {
  const block = grid?.children[Math.floor(at / BLOCK)];
  if (block) fill(block);
  return block?.children[at % BLOCK];
}

function go(at, cell = '.row-open') {
  const line = lineOf(at);
  if (!line) return;
  const target = line.querySelector(cell) ?? line.querySelector('.row-open');
  target.focus({ preventScroll: true });
  line.scrollIntoView({ block: 'nearest' });
}
const current = () => Math.max(seen.findIndex((row) => row.id === stop?.id), 0);

function move(event) {
  const cell = event.target.closest(CELLS.join());
  const line = cell?.closest('.shelf-row');
  if (!line) return;
  const kind = CELLS.find((selector) => cell.matches(selector));
  const at = seen.findIndex((row) => row.id === line.dataset.id);
  const page = Math.max(Math.floor(find('#shelf-body').clientHeight / line.offsetHeight) - 2, 1);
  const last = listed - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + page, PageUp: at - page }[event.key];
  const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    if (to < 0 && event.key === 'ArrowUp') return box().focus();
    go(Math.min(Math.max(to, 0), last), kind);
  } else if (along) {
    event.preventDefault();
    const cells = CELLS.map((selector) => line.querySelector(selector)).filter(Boolean);
    cells[cells.indexOf(cell) + along]?.focus();
  }
}

element.addEventListener('keydown', move);
element.addEventListener('focusin', ({ target }) => {
  const line = target.closest('.shelf-row');
  if (!line || !target.matches(CELLS.join())) return;
  for (const old of element.querySelectorAll('[tabindex="0"]')) old.tabIndex = -1;
  settle({ id: line.dataset.id }, CELLS.find((selector) => target.matches(selector)));
  target.tabIndex = 0;
});
