// Finding words in the article that is shown, with marks that leave its text alone. Follows pane.js in its scope.
const MOST = 2000; // matches marked
const OPENING = 120; // milliseconds
const ALIKE = [/['’‘ʼ]/g, "['’‘ʼ]", /["“”„«»]/g, '["“”„«»]', /\s+/g, '\\s+'];
const box = () => element.querySelector('.find-box');
let finding = false;
let matches = [];
let at = -1;

// A letter matches in either case, a quotation mark or an apostrophe in any shape, a blank in any length.
function pattern(words) {
  let source = words.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  for (let i = 0; i < ALIKE.length; i += 2) source = source.replace(ALIKE[i], ALIKE[i + 1]);
  return new RegExp(source, 'giu');
}

// Paragraph by paragraph, in the text nodes of each joined, for marks and links cut words apart.
function search(words) {
  const found = [];
  if (!words.trim()) return found;
  const wanted = pattern(words);
  for (const paragraph of body().children) {
    for (const match of paragraph.textContent.matchAll(wanted)) {
      const range = new Range();
      range.setStart(...place(paragraph, match.index));
      range.setEnd(...place(paragraph, match.index + match[0].length));
      found.push(range);
      if (found.length === MOST) return found;
    }
  }
  return found;
}

function place(paragraph, index) {
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let node = walk.nextNode();
  while (node && index > node.length) {
    index -= node.length;
    node = walk.nextNode();
  }
  return [node ?? paragraph, node ? index : 0];
}

function paint() {
  CSS.highlights?.set('found', new Highlight(...matches));
  CSS.highlights?.set('found-now', new Highlight(...matches.slice(at, at + 1)));
  const count = element.querySelector('.find-count');
  const many = matches.length === MOST ? `${MOST}+` : matches.length;
  const said = !box().value.trim() ? '' : matches.length ? `${at + 1} of ${many}` : 'Not found';
  if (count.textContent !== said) count.textContent = said;
}

function go(to) {
  if (!matches.length) return;
  at = (to + matches.length) % matches.length;
  paint();
  scrollTo(matches[at]);
}

// Begins at the first match that is in view or below it.
function find() {
  matches = search(box().value);
  const top = body().getBoundingClientRect().top;
  at = matches.findIndex((range) => range.getBoundingClientRect().top >= top);
  if (at < 0) at = matches.length ? 0 : -1;
  paint();
  go(at);
}

function openFind(words) {
  finding = true;
  root().toggleAttribute('data-finding', true);
  if (words !== undefined) box().value = words;
  find();
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
  root().toggleAttribute('data-finding', false);
  matches = [];
  at = -1;
  paint();
  element.querySelector('.src-find').focus({ preventScroll: true });
}

// After another rendering: the text may be another one, the words in the box are still wanted.
let pending = null;
function refind() {
  if (pending && pending.article === section()?.dataset.article) {
    const { words } = pending;
    pending = null;
    openFind(words);
  } else if (finding && box()) {
    matches = search(box().value);
    at = -1;
    paint();
  }
}

element.addEventListener('input', (event) => {
  if (event.target === box()) find();
});
document.addEventListener('keydown', (event) => {
  const inPane = event.target.closest?.('#src-col');
  if (inPane && event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && section()) {
    event.preventDefault();
    openFind(String(getSelection()).trim().slice(0, 200) || undefined);
  } else if (finding && inPane && event.key === 'Escape') {
    event.stopPropagation(); // the sheet of a phone stays open
    closeFind();
  } else if (event.target === box() && event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1));
}, true);
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  const link = on('#chat a[href^="#find/"]');
  if (link) {
    event.preventDefault();
    const [, article, words] = hrefOf(link).split('/').map(decodeURIComponent);
    pending = { article, words };
    if (section()?.dataset.article === article) refind();
    else trigger('open', { article });
  } else if (on('#source .src-find')) finding ? closeFind() : openFind();
  else if (on('#source .find-close')) closeFind();
  else if (on('#source .find-next')) go(at + 1);
  else if (on('#source .find-previous')) go(at - 1);
});
