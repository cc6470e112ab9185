// Finding words in the article that is shown, and stepping through what a search of all articles found, with marks
// that leave the text alone. Follows source.js in its scope.
const OPENING = 120; // milliseconds
const NEAR = 2; // heights of the pane above and below what is seen, in which matches are painted
const ALIKE = [/['’‘ʼ]/g, "['’‘ʼ]", /["“”„«»]/g, '["“”„«»]', /\s+/g, '\\s+'];
const box = () => element.querySelector('.find-box');
let finding = false;
let matches = []; // of the article: a paragraph, and where in its text a match begins and ends
let at = -1;
let trail = null; // what a search found in all articles: its words, places by article, and the one that is shown
let words = '';

const paragraphs = () => [...element.querySelectorAll('.src-body p')];

// A letter matches in either case, a quotation mark or an apostrophe in any shape, a blank in any length.
function pattern(text) {
  let source = text.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  for (let i = 0; i < ALIKE.length; i += 2) source = source.replace(ALIKE[i], ALIKE[i + 1]);
  return new RegExp(source, 'giu');
}

// Searches paragraph by paragraph, in the joined text of each, because marks and links split words.
function search(text) {
  if (!text.trim()) return [];
  const wanted = pattern(text);
  return paragraphs().flatMap((paragraph) =>
    [...paragraph.textContent.matchAll(wanted)].map((match) => [paragraph, match.index, match.index + match[0].length]),
  );
}

// The server's offsets count code points of the article; the page's count UTF-16 units in a paragraph.
function located(places) {
  const all = paragraphs();
  return places.flatMap(([start, end]) => {
    const paragraph = all.findLast((each) => Number(each.dataset.at) <= start);
    if (!paragraph) return [];
    const letters = [...paragraph.textContent];
    const length = (until) => letters.slice(0, Math.max(until - paragraph.dataset.at, 0)).join('').length;
    return [[paragraph, length(start), length(end)]];
  });
}

function rangeOf([paragraph, start, end]) {
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let begun = false;
  for (let node = walk.nextNode(), passed = 0; node; passed += node.length, node = walk.nextNode()) {
    if (!begun && start < passed + node.length) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= passed + node.length) {
      range.setEnd(node, end - passed);
      return range;
    }
  }
  range.selectNodeContents(paragraph);
  return range;
}

// The first match whose paragraph is not above the upper edge of what is seen, moved by some heights of the pane.
function firstBelow(heights) {
  const pane = body().getBoundingClientRect();
  const edge = pane.top + heights * pane.height;
  const above = (paragraph) => {
    const part = paragraph.closest('.part').getBoundingClientRect(); // the paragraphs of a distant part have no position
    return part.bottom < edge || (part.top < edge && paragraph.getBoundingClientRect().bottom < edge);
  };
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (above(matches[middle][0])) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Of very many matches, only those near the visible part are painted, the others when they come near.
function paint() {
  if (!element.querySelector('.find')) return;
  const near = finding ? matches.slice(firstBelow(-NEAR), firstBelow(1 + NEAR)) : [];
  CSS.highlights?.set('found', new Highlight(...near.map(rangeOf)));
  CSS.highlights?.set('found-now', new Highlight(...matches.slice(at, at + 1).map(rangeOf)));
  const [place, all] = trail ? [trail.at, trail.places.length] : [at, matches.length];
  const said = !box().value.trim() ? '' : all ? text('find.at', { at: figure(place + 1), all: figure(all) }) : text('find.nothing');
  const count = element.querySelector('.find-count');
  element.querySelector('.src-find').classList.toggle('on', finding);
  if (count.textContent !== said) count.textContent = said;
}

function go(to) {
  if (trail) return follow_trail(to);
  if (!matches.length) return;
  at = (to + matches.length) % matches.length;
  show();
}

function show() {
  const [paragraph] = matches[at];
  paragraph.closest('details')?.setAttribute('open', '');
  paint();
  scrollTo(rangeOf(matches[at]));
  requestAnimationFrame(paint);
}

// Begins at the first match in view or below.
function find(moves = true) {
  matches = search(box().value);
  at = firstBelow(0);
  while (at < matches.length && rangeOf(matches[at]).getBoundingClientRect().top < body().getBoundingClientRect().top) at += 1;
  if (at === matches.length) at = matches.length ? 0 : -1;
  if (moves && at >= 0) show();
  else paint();
}

function follow_trail(to) {
  trail.at = (to + trail.places.length) % trail.places.length;
  const { article } = trail.places[trail.at];
  if (section()?.dataset.article === article) show_trail();
  else trigger('open', { article });
}

function show_trail() {
  const { article, place } = trail.places[trail.at];
  const here = trail.places.filter((each) => each.article === article);
  matches = located(here.map((each) => each.place));
  at = here.findIndex((each) => each.place === place);
  words = trail.words;
  openFind(words);
  if (matches[at]) show();
}

function openFind(text) {
  finding = true;
  root().toggleAttribute('data-finding', true);
  root().toggleAttribute('data-trail', Boolean(trail));
  if (text !== undefined) box().value = text;
  words = box().value;
  if (!trail) find();
  focusBox();
  // A sheet that opens at the same time gives the focus to its title first.
  if (document.activeElement !== box()) setTimeout(focusBox, OPENING);
}

function focusBox() {
  box().focus({ preventScroll: true });
  box().select();
}

function closeFind() {
  finding = false;
  trail = null;
  root().toggleAttribute('data-finding', false);
  matches = [];
  at = -1;
  paint();
  element.querySelector('.src-find').focus({ preventScroll: true });
}

// After another rendering, the text may be different, but the search continues.
function refind() {
  if (trail && trail.places[trail.at].article === section()?.dataset.article) show_trail();
  else if (finding && box()) {
    trail = null;
    root().toggleAttribute('data-trail', false);
    box().value = words;
    find(false);
  }
}

let painting = false;
element.addEventListener(
  'scroll',
  () => {
    if (!finding || painting) return;
    painting = true;
    requestAnimationFrame(() => {
      painting = false;
      paint();
    });
  },
  true,
);
element.addEventListener('input', (event) => {
  if (event.target !== box()) return;
  trail = null;
  root().toggleAttribute('data-trail', false);
  words = box().value;
  find();
});
document.addEventListener('keydown', (event) => {
  const inPane = event.target.closest?.('#src-col');
  if (inPane && event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && box()) {
    event.preventDefault();
    openFind(String(getSelection()).trim().slice(0, 200) || undefined);
  } else if (finding && event.target.closest?.('#source') && event.key === 'Escape') {
    event.stopPropagation(); // the sheet of a phone stays open
    closeFind();
  } else if (event.target === box() && event.key === 'Enter') go((trail ? trail.at : at) + (event.shiftKey ? -1 : 1));
}, true);
document.addEventListener('places-found', (event) => {
  trail = event.detail;
  follow_trail(trail.at);
});
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  const now = trail ? trail.at : at;
  if (on('#source .src-find')) finding ? closeFind() : openFind();
  else if (on('#source .find-close')) closeFind();
  else if (on('#source .find-next')) go(now + 1);
  else if (on('#source .find-previous')) go(now - 1);
});
