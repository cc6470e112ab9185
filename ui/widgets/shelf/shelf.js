// Runs once in the list of articles: its rows and ticks. Rows are drawn in blocks, while these are near the visible
// part. Shares its scope with the other scripts of the folder.
const FIELDS = ['id', 'title', 'source', 'published', 'site', 'author', 'language', 'words', 'notes', 'whose'];
const BLOCK = 20; // rows
const HEIGHT = 62; // pixels of a row that has not been drawn
const FEW = 5; // titles that are shown above the results in the texts
const ROW = document.createElement('template');
ROW.innerHTML = `<div class="shelf-row" role="row"><span role="gridcell"><input type="checkbox" class="row-ask" tabindex="-1">
</span><span role="gridcell" class="row-cell"><button type="button" class="row-open" tabindex="-1"><b dir="auto"></b><small>
</small></button></span><span role="gridcell"></span></div>`;
const DROP = document.createElement('template');
DROP.innerHTML = `<button type="button" class="icon row-drop" tabindex="-1" >
<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15"/></svg></button>`;
const find = $;
const box = () => find('.shelf-find');
const isOpen = () => document.body.classList.contains('shelf-open');
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const typed = () => box()?.value.trim() ?? '';
const opened = () => find('#source .src')?.dataset.article;

let all = []; // articles
let seen = []; // those that fit the filters and the words
let ticked = new Set();
let stop = null; // the row and the cell at which Tab stops
let grid = null;
let listed = 0; // how many of them are drawn
let everything = false; // whether all titles are listed above the results in the texts

function read({ rows, ticked: ids, filters: limits }) {
  all = rows.map((fields) => {
    const row = Object.fromEntries(FIELDS.map((name, at) => [name, fields[at]]));
    row.day = /^\d{4}-\d\d-\d\d/.exec(row.published)?.[0] ?? '';
    row.folder = folderOf(row);
    return row;
  });
  order();
  document.body.classList.toggle('dated', new Set(all.map((row) => row.day).filter(Boolean)).size > 1);
  ticked = new Set(ids);
  const mine = all.filter((row) => row.whose === 'mine').map((row) => row.title);
  document.dispatchEvent(new CustomEvent('pullquote:added', { detail: mine }));
  offer();
  setFilters(limits);
  draw();
}

const whenOf = ({ published, day }) => (day ? dayOf(day) : published);

function metaOf(row) {
  const language = row.language && row.language !== 'en' ? nameOf('language', row.language) : '';
  const badge = { mine: text('badge.mine'), others: text('badge.others') }[row.whose];
  const parts = [whenOf(row), row.site, row.author, language, many(row.words, 'word'), row.source].filter(Boolean);
  const nodes = [parts.join(' · ')];
  if (badge) nodes.unshift(made('em', 'badge', badge));
  for (const note of row.notes) nodes.push(made('i', '', ` · ${note}`));
  return nodes;
}

// The text by which a row is found, made when first needed.
const wordsOf = (row) => (row.plain ??= plain(`${row.title} ${whenOf(row)} ${row.site} ${row.author} ${row.source}`));

// First the titles with the words as typed, then those with all of them.
function inTitle(rows, wanted) {
  const rank = (title) => (title.includes(wanted.join(' ')) ? 0 : wanted.every((word) => title.includes(word)) ? 1 : 2);
  const ranks = new Map(rows.map((row) => [row, rank(plain(row.title))]));
  return [...rows].sort((one, other) => ranks.get(one) - ranks.get(other));
}

function drawn(row, at) {
  const line = ROW.content.firstElementChild.cloneNode(true);
  line.dataset.id = row.id;
  line.setAttribute('aria-rowindex', at + 1);
  if (row.id === opened()) line.setAttribute('aria-current', 'true');
  const tick = line.querySelector('.row-ask');
  tick.checked = ticked.has(row.id);
  tick.setAttribute('aria-label', text('row.ask', { title: row.title }));
  line.querySelector('b').textContent = row.title;
  line.querySelector('small').replaceChildren(...metaOf(row));
  if (row.whose === 'mine') {
    const drop = DROP.content.firstElementChild.cloneNode(true);
    drop.title = text('tray.drop');
    drop.setAttribute('aria-label', text('row.drop', { title: row.title }));
    line.lastElementChild.append(drop);
  }
  if (stop?.id === row.id) (line.querySelector(stop.cell) ?? line.querySelector('.row-open')).tabIndex = 0;
  return line;
}

// The first block is always drawn, and one with the focus stays.
function fill(block) {
  if (block.childElementCount) return;
  const from = Number(block.dataset.from);
  block.append(...seen.slice(from, Math.min(from + BLOCK, listed)).map((row, at) => drawn(row, from + at)));
  block.style.height = '';
}
function empty(block) {
  if (block.dataset.from === '0' || block.querySelector('[tabindex="0"]') || block.contains(document.activeElement)) return;
  block.style.height = `${block.offsetHeight || HEIGHT * block.childElementCount}px`;
  block.replaceChildren();
}
const nearness = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) if (isOpen() && target.isConnected) (isIntersecting ? fill : empty)(target);
  },
  { root: find('#shelf-body'), rootMargin: '600px' },
);

function draw() {
  const wanted = plain(typed()).replace(/["“”„«»]/g, ' ').split(/\s+/).filter(Boolean);
  const limits = filters();
  chosenOnly &&= ticked.size > 0;
  const shown = (row) => fits(row, limits) && (!chosenOnly || typed() || ticked.has(row.id));
  seen = inPeople() ? [] : ordered.filter((row) => shown(row) && wanted.every((word) => wordsOf(row).includes(word)));
  if (wanted.length) seen = inTitle(seen, wanted);
  settle();
  nearness.disconnect();
  grid = made('div', 'rows');
  const names = { role: 'grid', 'aria-label': text('articles'), 'aria-rowcount': seen.length, 'aria-describedby': 'rows-help' };
  for (const [name, value] of Object.entries(names)) grid.setAttribute(name, value);
  listed = typed() && !everything ? Math.min(FEW, seen.length) : seen.length;
  for (let from = 0; from < listed; from += BLOCK) {
    const block = made('div', '');
    block.setAttribute('role', 'rowgroup');
    block.dataset.from = from;
    block.style.height = `${HEIGHT * Math.min(BLOCK, listed - from)}px`;
    grid.append(block);
  }
  element.replaceChildren(...(all.length ? (seen.length ? [grid] : []) : [made('p', 'rows-none', text('articles.none'))]));
  if (grid.firstChild) fill(grid.firstChild);
  if (listed < seen.length) {
    element.append(madeButton('quiet rows-rest', text('titles.all', { titles: many(seen.length, 'title') })));
  }
  for (const block of grid.children) nearness.observe(block);
  count();
}

// The articles with the words in their title or text, for asking them with one click.
function foundIds() {
  const texts = [...document.querySelectorAll('#found .hit')].map((hit) => hit.dataset.article);
  return [...new Set([...seen.map((row) => row.id), ...(typed() && isCurrent() ? texts : [])])];
}

function count() {
  const limited = Object.keys(filters()).length > 0;
  const fitting = limited ? all.filter((row) => fits(row, filters())) : all;
  const asked = ticked.size ? fitting.filter((row) => ticked.has(row.id)).length : fitting.length;
  let said = ticked.size || limited ? text('asking.some', { number: figure(asked), articles: many(all.length, 'article') }) : many(all.length, 'article');
  if (typed()) said = seen.length ? many(seen.length, 'title') : '';
  else if (!ticked.size && !limited && all.length > 1 && !inPeople()) said += ` · ${text('tick')}`;
  const line = find('.shelf-count');
  if (line.textContent !== said) line.textContent = said;
  const only = find('.shelf-only');
  const found = typed() ? foundIds().length : 0;
  only.hidden = !found || found === all.length;
  only.textContent = found === 1 ? text('ask.only.one') : text('ask.only.these', { number: figure(found) });
  find('.shelf-all').hidden = !ticked.size && !limited;
  const searching = typed() !== '' || inPeople();
  find('.shelf-chosen').hidden = !ticked.size || searching;
  find('.shelf-chosen').setAttribute('aria-pressed', chosenOnly);
  find('.shelf-order').hidden = all.length < 2 || searching;
}

function choose() {
  count();
  trigger('choose', { articles: [...ticked], filters: filters(), at: performance.timeOrigin + performance.now() });
}

function open(focus = true) {
  document.body.classList.add('shelf-open');
  hideAway();
  find('.shelf-toggle')?.setAttribute('aria-expanded', 'true');
  settle(seen.find((row) => row.id === opened()));
  draw();
  const line = lineOf(current());
  line?.scrollIntoView({ block: 'nearest' });
  if (focus) (matchMedia('(pointer: fine)').matches || !line ? box() : line.querySelector('.row-open')).focus({ preventScroll: true });
}

function close(focus = true) {
  if (!isOpen()) return;
  document.body.classList.remove('shelf-open');
  tellAway(false);
  find('.shelf-toggle')?.setAttribute('aria-expanded', 'false');
  if (focus) find('.shelf-toggle')?.focus({ preventScroll: true });
}

// A phone's sheet that was opened for the list closes with it.
function leave() {
  close();
  if (alone) find('#source .src-close')?.click();
}

// A reader who opens an article wants to read it, wherever the focus was; rendering may replace the focused title.
let reading = false;
function pick(article) {
  trigger('pick', { article });
  close(false);
  reading = true;
  find('#src-title')?.focus({ preventScroll: true });
}

element.addEventListener('change', ({ target }) => {
  if (!target.matches('.row-ask')) return;
  ticked = chosenWith(all, ticked, target.closest('.shelf-row').dataset.id, target.checked);
  choose();
});
let alone = false; // whether the sheet of a phone was opened for the list, and closes with it
let returning = null; // the place in the list to go to once a removed article is gone, or back
element.addEventListener('click', ({ target }) => {
  const article = target.closest('.shelf-row')?.dataset.id;
  if (target.closest('.row-open')) pick(article);
  else if (target.closest('.rows-rest')) {
    everything = true;
    draw();
    go(FEW);
  } else if (target.closest('.row-drop')) {
    returning = seen.findIndex((row) => row.id === article);
    trigger('discard', { article });
    const title = all.find((row) => row.id === article)?.title;
    const at = returning;
    const undo = () => {
      returning = at;
      trigger('restore', { article });
    };
    document.dispatchEvent(new CustomEvent('pullquote:undo', { detail: { title, undo } }));
  }
});
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  if (on('.scope-all, .shelf-all, .ask-all')) {
    ticked.clear();
    setFilters({});
    draw();
    offer();
    if (!on('.ask-all')) choose();
    if (on('.shelf-all')) box().focus({ preventScroll: true });
  } else if (on('.shelf-only')) {
    ticked = new Set(foundIds());
    draw();
    choose();
  }
  if (on('.outcome-open')) {
    event.preventDefault();
    pick(on('.outcome-open').dataset.article);
  }
  if (on('.shelf-toggle')) {
    alone = false;
    isOpen() ? close() : open();
  } else if (on('#browse, .scope-open, .away-open')) {
    alone = phone.matches;
    open(!alone); // the sheet moves the focus once it is there
  } else if (on('.shelf-close')) leave();
  else if (on('.note-close, .outcome-close')) {
    on('.note, .outcome, .away').hidden = true;
    (isOpen() ? box() : find('#ask textarea'))?.focus({ preventScroll: true });
  } else if (isOpen() && event.target.isConnected && !on(`#shelf, .shelf-add, .away-open, .find-back, ${linksIn('#chat', ['find'])}`)) close(false);
});
// The source of the answer to come would be behind the list.
document.addEventListener('pullquote:asked', () => close(false));
// Before the page's own listener, which on a phone closes the sheet with the list.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !isOpen()) return;
  event.stopPropagation();
  if (document.activeElement !== box() || !box().value) return leave();
  box().value = '';
  box().dispatchEvent(new Event('input', { bubbles: true }));
}, true);
document.addEventListener('article-shown', () => {
  find('.shelf-toggle')?.setAttribute('aria-expanded', isOpen());
  for (const line of element.querySelectorAll('.shelf-row')) {
    line.toggleAttribute('aria-current', false);
    if (line.dataset.id === opened()) line.setAttribute('aria-current', 'true');
  }
  const lost = document.activeElement === document.body;
  if (lost && (reading || document.body.classList.contains('src-open'))) find('#src-title')?.focus({ preventScroll: true });
  reading = false;
});
// Changes that the reader did not make are announced to screen readers.
for (const part of ['#scope', '#outcome', '#notice']) find(part)?.setAttribute('aria-live', 'polite');

translate(find('#shelf'));
openOrder();
function refresh() {
  if (!props.value) return;
  read(JSON.parse(props.value));
  offer();
  if (returning !== null && isOpen()) go(Math.min(returning, seen.length - 1));
  returning = null;
}
watch('value', refresh);
refresh();
