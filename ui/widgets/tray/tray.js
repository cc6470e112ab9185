// The tray of kept quotes, and what can be done with words selected in the source. Follows transcript.js.
const TRAY = `pullquote-tray:${location.pathname}`;
const tray = element.querySelector('#tray');
const trayList = tray.querySelector('ol');
let items = recall('localStorage', TRAY, []);

function keepItems(changed) {
  items = changed;
  remember('localStorage', TRAY, items);
  showTray();
}

function showTray() {
  const open = $('#tray-open');
  if (!open) return setTimeout(showTray, 20);
  open.hidden = !items.length && tray.hidden;
  open.querySelector('b').textContent = items.length || '';
  const links = new Set(items.map((item) => item.link));
  for (const button of element.querySelectorAll('.log .keep')) {
    const all = button.value.split(' ').every((link) => links.has(link));
    button.classList.toggle('done', all);
    button.setAttribute('aria-pressed', all);
  }
  if (tray.hidden) return;
  const focused = document.activeElement.closest?.('#tray li')?.dataset.link;
  const part = document.activeElement.className;
  trayList.replaceChildren(...items.map(trayItem));
  if (!items.length) trayList.append(made('li', 'tray-empty', text('tray.empty')));
  if (focused && part) trayList.querySelector(`[data-link="${CSS.escape(focused)}"] .${part}`)?.focus();
}

// The words of a quote, by which the server finds it if its article has changed.
const wordsOf = ({ before, quote, after }) => ({ before, quote, after });

function trayItem(item, at) {
  const link = made('a', 'tray-quote', item.before, made('mark', '', item.quote), item.after);
  link.href = `#${item.link}`;
  Object.assign(link.dataset, wordsOf(item));
  const note = made('textarea', 'tray-note');
  note.rows = 1;
  note.maxLength = 2000;
  note.value = item.note ?? '';
  note.placeholder = text('tray.note');
  note.setAttribute('aria-label', text('tray.note'));
  note.addEventListener('input', () => {
    item.note = note.value;
    remember('localStorage', TRAY, items);
  });
  const action = (name, key, mark, act, off) => {
    const button = madeButton(name, mark, act);
    button.disabled = Boolean(off);
    button.title = text(key);
    button.setAttribute('aria-label', button.title);
    return button;
  };
  const move = (by) => () => {
    const moved = items.filter((other) => other !== item);
    moved.splice(at + by, 0, item);
    keepItems(moved);
  };
  const drop = () => {
    const before = [...items];
    keepItems(items.filter((other) => other !== item));
    offerUndo(text('tray.removed'), () => keepItems(before));
  };
  const row = made('li', '', link, made('small', '', [item.title, item.day].filter(Boolean).join(' · ')), note);
  row.append(action('tray-up', 'tray.up', '↑', move(-1), at === 0));
  row.append(action('tray-down', 'tray.down', '↓', move(1), at === items.length - 1));
  row.append(action('tray-drop', 'tray.drop', '✕', drop));
  row.dataset.link = item.link;
  return row;
}

// Keeps the quotes of a button, or drops them; their sentences are in the chips next to it.
const isKept = (link) => items.some((item) => item.link === link);
function keepFrom(button) {
  const links = button.value.split(' ');
  if (links.every(isKept)) {
    keepItems(items.filter((item) => !links.includes(item.link)));
    return say(text('tray.removed'));
  }
  const section = button.closest('.turn');
  const question = questions[[...log.querySelectorAll('.turn')].indexOf(section)] ?? '';
  const found = links.filter((link) => !isKept(link)).map((link) => {
    const { title, day, before, quote, after } = section.querySelector(`a.chip[href="#${CSS.escape(link)}"]`).dataset;
    return { link, title, day, before, quote, after, question, note: '' };
  });
  keepItems([...items, ...found]);
  say(text('tray.kept'));
}

async function saveTray(form) {
  const kept = items.map((item) => ({ link: item.link, question: item.question, note: item.note, ...wordsOf(item) }));
  const file = await server.save([visit, form, { tray: kept }]);
  if (!file) return tell(text('tray.gone'));
  hand(file);
  if (file.left_out) tell(text('tray.some', { number: file.left_out }));
}

document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  if (on('#chat .keep')) keepFrom(on('.keep'));
  else if (on('#take button')) saveTray(on('button').value);
});
tray.addEventListener('toggle', showTray);

// Words selected in one paragraph of the source: their offsets in the article, in code points.
function selection() {
  const chosen = getSelection();
  const body = $('#source .src-body');
  if (!body || !chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const paragraph = [...body.querySelectorAll('p[data-at]')].find((one) => range.intersectsNode(one));
  if (!paragraph) return null;
  const within = document.createRange();
  within.selectNodeContents(paragraph);
  const before = within.cloneRange();
  if (paragraph.contains(range.startContainer)) within.setStart(range.startContainer, range.startOffset);
  if (paragraph.contains(range.endContainer)) within.setEnd(range.endContainer, range.endOffset);
  before.setEnd(within.startContainer, within.startOffset);
  const length = (one) => [...one.toString()].length;
  const start = Number(paragraph.dataset.at) + length(before);
  const article = body.closest('.src').dataset.article;
  return String(within).trim() && { article, start, end: start + length(within), text: String(within) };
}

const onSelection = made('div', 'on-selection');
function selectionButton(key, act) {
  const button = madeButton('', text(key), async () => {
    const item = await server.selected([visit, selection()]);
    onSelection.remove();
    if (item) act(item);
  });
  button.addEventListener('pointerdown', (event) => event.preventDefault()); // the selection stays
  onSelection.append(button);
}
selectionButton('keep', (item) => {
  if (!items.some((other) => other.link === item.link)) keepItems([...items, { ...item, question: '', note: '' }]);
  say(text('tray.kept'));
});
let settling = 0;
document.addEventListener('selectionchange', () => {
  clearTimeout(settling);
  onSelection.remove();
  settling = setTimeout(() => {
    if (!selection()) return;
    const rect = getSelection().getRangeAt(0).getBoundingClientRect();
    document.body.append(onSelection);
    onSelection.style.left = `${Math.min(rect.left, innerWidth - onSelection.offsetWidth - 8)}px`;
    onSelection.style.top = `${Math.max(8, Math.min(rect.bottom + 6, innerHeight - onSelection.offsetHeight - 8))}px`;
  }, 250);
});
showTray();
