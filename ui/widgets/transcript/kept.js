// What the browser keeps: this conversation in its tab, and the last ones for all tabs. Follows transcript.js.
const NOW = `pullquote:${location.pathname}`;
const BEFORE = `pullquote-earlier:${location.pathname}`;
const MINE = `pullquote-visit:${location.pathname}`; // the visit to which something was added
const MOST = 50; // turns of a conversation
const ROOM = 2_000_000; // characters of a conversation
const LAST = 8; // conversations
const WAY_BACK = 8000; // milliseconds in which something can be undone

let id = recall('sessionStorage', NOW, {}).id ?? crypto.getRandomValues(new Uint32Array(2)).join('-');

function texts() {
  const all = kept.filter(Boolean).slice(-MOST);
  let room = all.reduce((sum, one) => sum + one.length, 0);
  while (room > ROOM) room -= all.shift().length;
  return all;
}

// The titles of what the visitor added, to name what the server has forgotten.
let added = recall('sessionStorage', NOW, {}).added ?? [];
document.addEventListener('pullquote:added', (event) => {
  if (!ready) return; // this server's list may arrive before the message about what is gone
  if (String(added) !== String(event.detail)) suggest();
  added = event.detail;
  keep();
  if (added.length) remember('localStorage', MINE, visit);
  else if (recall('localStorage', MINE) === visit) localStorage.removeItem(MINE);
});

function keep() {
  const turns = texts();
  remember('sessionStorage', NOW, { id, visit, turns, added });
  if (!turns.length) return listEarlier();
  const others = recall('localStorage', BEFORE, []).filter((other) => other.id !== id);
  const all = [{ id, title: questions[0], at: Date.now(), turns }, ...others].slice(0, LAST);
  while (!remember('localStorage', BEFORE, all) && all.length > 1) all.pop();
  listEarlier();
}

// Names what was added and is gone, because the server was restarted or its time was over.
function tellOfGone(there) {
  const gone = added.filter((title) => !there.includes(title));
  if (gone.length) tell(text('gone.added', { titles: gone.map((title) => text('quoted', { words: title })).join(', ') }));
  added = there;
}

function tell(words) {
  const told = element.querySelector('.told');
  const close = madeButton('note-close', '✕', () => {
    told.hidden = true;
  });
  close.setAttribute('aria-label', text('dismiss'));
  told.replaceChildren(made('p', '', words), close);
  told.hidden = false;
}

// Offers to undo, for a while: in the list while that is open, as it covers the conversation on a phone.
const strip = element.querySelector('.undo');
let over = 0;
function placeUndo() {
  const list = document.body.classList.contains('shelf-open') ? $('#shelf') : null;
  if (list && !list.contains(strip)) list.append(strip);
  else if (!list && !element.contains(strip)) log.after(strip);
}
new MutationObserver(() => strip.hidden || placeUndo()).observe(document.body, { attributeFilter: ['class'] });
function offerUndo(words, undo) {
  placeUndo();
  strip.querySelector('span').textContent = words;
  strip.querySelector('button').onclick = () => {
    strip.hidden = true;
    undo();
  };
  strip.hidden = false;
  clearTimeout(over);
  over = setTimeout(() => {
    strip.hidden = true;
  }, WAY_BACK);
}
document.addEventListener('pullquote:undo', ({ detail }) => {
  offerUndo(text('article.removed', { title: detail.title }), detail.undo);
});

function beginAnew() {
  if (awaited) letGo();
  const before = { id, turns: texts() };
  id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  show({ after: 0, turns: [] });
  keep();
  trigger('fresh', { number: sent });
  if (before.turns.length) offerUndo(text('fresh.done'), () => resume(before));
  if (!phone.matches) area().focus();
}

function resume(conversation) {
  if (awaited) letGo();
  id = conversation.id;
  trigger('resume', { turns: conversation.turns, number: sent });
}

function listEarlier() {
  const others = recall('localStorage', BEFORE, []).filter((other) => other.id !== id);
  const menu = $('#earlier');
  if (!menu) return setTimeout(listEarlier, 20);
  menu.hidden = !others.length;
  const local = (at) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  const forget = () => {
    remember('localStorage', BEFORE, recall('localStorage', BEFORE, []).filter((other) => other.id === id));
    listEarlier();
  };
  menu.querySelector('div').replaceChildren(
    ...others.map((other) => madeButton('', [other.title, made('small', '', dayOf(local(other.at)))], () => resume(other))),
    madeButton('', text('earlier.forget'), forget),
  );
}
listEarlier();
