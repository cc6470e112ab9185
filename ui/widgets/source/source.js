// Runs once in the source pane: `element` is the pane, `watch` and `trigger` come from Gradio.
const IN_CHAT = linksIn('#chat');
const IN_PANE = linksIn('#source');
const FAR = 3; // heights of the pane; a longer way is jumped, because a slow scroll over it shows nothing
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const root = () => element.closest('#source') ?? element;
const section = () => element.querySelector('.src');
const body = () => element.querySelector('.src-body');
const hrefOf = (link) => link.getAttribute('href').slice(1);

// Scrolls the pane only: scrollIntoView would move the page as well. Text that has not been laid out gets
// its real height on the way, so the place is looked up again until it stays, another one is wanted, or the reader scrolls.
let scrolls = 0;
function scrollTo(place) {
  scrolls += 1;
  approach(place, scrolls, 4);
}

function approach(place, scroll, tries) {
  if (scroll !== scrolls) return;
  const pane = body();
  const rect = place.getBoundingClientRect();
  const offset = rect.top - pane.getBoundingClientRect().top - pane.clientHeight * 0.35;
  if (Math.abs(offset) < 2) return;
  const jump = calm.matches || Math.abs(offset) > FAR * pane.clientHeight;
  pane.scrollTo({ top: pane.scrollTop + offset, behavior: jump ? 'instant' : 'smooth' });
  if (jump && tries > 0) requestAnimationFrame(() => approach(place, scroll, tries - 1));
}

for (const hand of ['wheel', 'touchmove', 'pointerdown']) {
  element.addEventListener(hand, () => (scrolls += 1), { capture: true, passive: true });
}

function reveal() {
  const mark = body()?.querySelector('mark');
  if (mark) scrollTo(mark);
  else body()?.scrollTo({ top: 0, behavior: 'instant' });
}

// Which link of the chat the pane shows: one place may be cited by several answers.
let opened = null;
document.addEventListener('pullquote:asked', () => (opened = null));
function current() {
  const ref = section()?.dataset.ref;
  if (!ref) return null;
  const same = [...document.querySelectorAll(IN_CHAT)].filter((link) => hrefOf(link) === ref);
  return same.includes(opened) ? opened : (same.find((link) => link.closest('.turn:last-of-type')) ?? same.at(-1));
}

// Whether the place belongs to an earlier question: the latest has been replied to without it, and nobody opened it since.
function isEarlier() {
  const link = current();
  return Boolean(link) && link !== opened && !link.closest('.turn:last-of-type') && !$('#chat .searching');
}

// The sources of the answer to which the shown source belongs, each place once.
function sources() {
  const card = current()?.closest('.card');
  if (!card || isEarlier() || !isAnswer(section().dataset.ref)) return [];
  const byPlace = new Map([...card.querySelectorAll('a.chip')].map((link) => [hrefOf(link), link]));
  return [...byPlace.values()];
}

function step(by) {
  const all = sources();
  const at = all.findIndex((link) => hrefOf(link) === section().dataset.ref);
  if (all.length > 1) follow(all[(at + by + all.length) % all.length]);
}

// The number of a link's place on its card.
function number(link) {
  const chips = link?.closest('.card')?.querySelectorAll('a.chip') ?? [];
  const chip = [...chips].find((one) => hrefOf(one) === hrefOf(link));
  return parseInt(chip?.textContent.match(/\d+/)?.[0], 10) || 0;
}

// An unchanged value renders nothing, so a place that is already shown is scrolled to from here.
function follow(link) {
  const ref = hrefOf(link);
  const cited = [...document.querySelectorAll(IN_CHAT)].findLast((other) => hrefOf(other) === ref);
  opened = link.matches(IN_CHAT) ? link : cited;
  if (section()?.dataset.ref === ref) {
    reveal();
    showCurrent();
  } else trigger('cite', { link: ref, number: number(opened), words: { ...opened?.dataset } });
}

function showCurrent() {
  const ref = section()?.dataset.ref;
  for (const link of document.querySelectorAll(IN_CHAT)) {
    const now = Boolean(ref) && hrefOf(link) === ref;
    if (now === (link.getAttribute('aria-current') === 'true')) continue;
    if (now) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const all = sources();
  root().toggleAttribute('data-several', all.length > 1);
  root().toggleAttribute('data-earlier', isEarlier());
  const of = element.querySelector('.src-of');
  const several = all.length > 1 ? ` ${text('source.of', { number: all.length })}` : '';
  const more = isEarlier() ? ` · ${text('source.earlier')}` : several;
  if (of && of.textContent !== more) of.textContent = more; // any change is seen by the observer below
}

watch('value', () => {
  turn();
  reveal();
  showCurrent();
  refind();
  document.dispatchEvent(new CustomEvent('article-shown'));
});

let queued = false;
new MutationObserver(() => {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    showCurrent();
  });
}).observe($('#main'), { childList: true, subtree: true });

document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  const link = on(IN_CHAT) ?? on(IN_PANE);
  if (link) {
    event.preventDefault();
    follow(link);
    if (link.matches(IN_PANE)) showInChat(opened);
  } else if (on('#source .src-previous')) step(-1);
  else if (on('#source .src-next')) step(1);
});
element.addEventListener('change', ({ target }) => {
  if (target.matches('.src-encoding')) trigger('reread', { article: section().dataset.article, encoding: target.value });
});
document.addEventListener('keydown', (event) => {
  const by = { '[': -1, ']': 1 }[event.key];
  if (by && !event.ctrlKey && !event.metaKey && !event.target.closest?.('input, textarea, select')) step(by);
});

// Brings an answer into view, in the chat only.
function showInChat(link) {
  const wrap = document.querySelector('#chat .log');
  const row = link?.closest('.turn');
  if (!wrap || !row) return;
  const top = wrap.scrollTop + row.getBoundingClientRect().top - wrap.getBoundingClientRect().top - 60;
  wrap.scrollTo({ top, behavior: calm.matches ? 'instant' : 'smooth' });
}

reveal();
showCurrent();
