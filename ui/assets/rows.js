// Runs once in the list of articles: search, ticks, and a way through it for the keyboard with one stop for Tab.
const grid = () => element.querySelector('.rows');
const rows = () => [...element.querySelectorAll('.shelf-row')];
const shown = () => rows().filter((row) => !row.hidden);
const box = () => document.querySelector('.shelf-find');
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const finePointer = matchMedia('(pointer: fine)');
const CELLS = ['.row-ask', '.row-open', '.row-drop'];

const words = new Map(); // of the rows, as they are searched; emptied when the rows change
function matches(row, wanted) {
  if (!words.has(row)) words.set(row, plain(row.textContent));
  return wanted.every((word) => words.get(row).includes(word));
}

function search() {
  const wanted = plain(box()?.value ?? '').split(/\s+/).filter(Boolean);
  const limits = filters();
  for (const row of rows()) row.hidden = !fits(row, limits) || !matches(row, wanted);
  settle();
  count();
}

function count() {
  const limited = Object.keys(filters()).length;
  const all = rows().length;
  const seen = shown().length;
  const ticked = element.querySelectorAll('.row-ask:checked').length;
  const searching = Boolean(box()?.value.trim());
  const say = (number) => `${number.toLocaleString('en')} ${number === 1 ? 'article' : 'articles'}`;
  const asked = ticked ? element.querySelectorAll('.shelf-row:not([hidden]) .row-ask:checked').length : seen;
  let text = ticked || limited ? `Asking ${asked.toLocaleString('en')} of ${say(all)}` : say(all);
  if (searching) text = seen ? `${say(seen)} found` : 'No article is called that';
  else if (!ticked && !limited && all > 1) text += ' · tick some to ask only those';
  const line = document.querySelector('.shelf-count');
  if (line && line.textContent !== text) line.textContent = text;
  const only = document.querySelector('.shelf-only');
  only.hidden = !searching || !seen || seen === all;
  only.textContent = seen === 1 ? 'Ask only this one' : `Ask only these ${seen.toLocaleString('en')}`;
  document.querySelector('.shelf-all').hidden = !ticked && !limited;
  document.querySelector('.shelf-filter').classList.toggle('on', limited > 0);
  document.querySelector('.filters-clear').hidden = !limited;
}

// One cell of the grid is in the order of Tab: where the reader was last, else the article that is open.
function settle(cell) {
  const open = document.querySelector('#source .src')?.dataset.article;
  for (const row of rows()) {
    if (row.dataset.id === open) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
  const before = element.querySelector('[tabindex="0"]');
  const kept = before && !before.closest('.shelf-row').hidden ? before : null;
  const seen = shown();
  const current = seen.find((row) => row.dataset.id === open) ?? seen[0];
  const next = cell ?? kept ?? current?.querySelector('.row-open');
  for (const old of element.querySelectorAll('[tabindex="0"]')) if (old !== next) old.tabIndex = -1;
  if (next) next.tabIndex = 0;
  return next;
}

function go(cell) {
  settle(cell)?.focus({ preventScroll: true });
  cell?.closest('.shelf-row').scrollIntoView({ block: 'nearest' });
}

function move(event) {
  const cell = event.target.closest(CELLS.join());
  const row = cell?.closest('.shelf-row');
  if (!row) return;
  const kind = CELLS.find((selector) => cell.matches(selector));
  const seen = shown();
  const at = seen.indexOf(row);
  const page = Math.max(Math.floor(element.closest('#shelf').clientHeight / row.offsetHeight) - 2, 1);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1, PageDown: at + page, PageUp: at - page };
  const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key in to) {
    event.preventDefault();
    if (to[event.key] < 0 && event.key === 'ArrowUp') return box().focus();
    const target = seen[Math.min(Math.max(to[event.key], 0), seen.length - 1)];
    go(target.querySelector(kind) ?? target.querySelector('.row-open'));
  } else if (along) {
    event.preventDefault();
    const cells = CELLS.map((selector) => row.querySelector(selector)).filter(Boolean);
    const next = cells[cells.indexOf(cell) + along];
    if (next) go(next);
  }
}

function choose() {
  count();
  const articles = [...element.querySelectorAll('.row-ask:checked')].map((tick) => tick.closest('.shelf-row').dataset.id);
  trigger('choose', { articles, filters: filters(), at: performance.timeOrigin + performance.now() });
}

function untick() {
  for (const tick of element.querySelectorAll('.row-ask:checked')) tick.checked = false;
  clear();
  search();
}

element.addEventListener('keydown', move);
element.addEventListener('focusin', (event) => {
  if (event.target.matches(CELLS.join())) settle(event.target);
});
element.addEventListener('change', (event) => {
  if (event.target.matches('.row-ask')) choose();
});
element.addEventListener('click', (event) => {
  const article = event.target.closest('.shelf-row')?.dataset.id;
  if (event.target.closest('.row-open')) {
    trigger('pick', { article });
    document.dispatchEvent(new CustomEvent('article-picked'));
  } else if (event.target.closest('.row-drop')) {
    const seen = shown();
    const at = seen.findIndex((row) => row.dataset.id === article);
    returning = (seen[at + 1] ?? seen[at - 1])?.dataset.id ?? null;
    trigger('discard', { article });
  }
});
document.addEventListener('input', (event) => {
  if (event.target === box()) search();
});
document.addEventListener('keydown', (event) => {
  if (event.target !== box()) return;
  const first = shown()[0]?.querySelector('.row-open');
  if (event.key === 'ArrowDown' && first) {
    event.preventDefault();
    go(first);
  } else if (event.key === 'Enter' && first) {
    first.click();
  }
});
document.addEventListener('click', (event) => {
  if (event.target.closest?.('.shelf-only')) {
    for (const row of rows()) row.querySelector('.row-ask').checked = !row.hidden;
    choose();
  } else if (event.target.closest?.('.scope-all, .shelf-all, .ask-all')) {
    untick();
    if (event.target.closest('.shelf-all')) box().focus({ preventScroll: true });
  }
});
document.addEventListener('shelf-opened', (event) => {
  settle(element.querySelector('[aria-current] .row-open') ?? undefined);
  const cell = settle();
  cell?.closest('.shelf-row').scrollIntoView({ block: 'nearest' });
  if (event.detail.focus) (finePointer.matches ? box() : cell ?? box())?.focus({ preventScroll: true });
});

let returning = null; // the article to go to when the one that was removed is gone
function refresh() {
  words.clear();
  offer();
  const ticked = new Set([...element.querySelectorAll('.ticked i')].map((mark) => mark.dataset.id));
  for (const row of rows()) row.querySelector('.row-ask').checked = ticked.has(row.dataset.id);
  search();
  if (returning && document.body.classList.contains('shelf-open')) {
    go(rows().find((row) => row.dataset.id === returning)?.querySelector('.row-open') ?? settle());
  }
  returning = null;
}
// What changes without being touched is told to those who do not see it.
for (const part of ['#scope', '#outcome', '#notice']) {
  document.querySelector(part)?.setAttribute('aria-live', 'polite');
}
watch('value', refresh);
refresh();
new MutationObserver(() => settle()).observe(document.querySelector('#source'), { childList: true, subtree: true });
