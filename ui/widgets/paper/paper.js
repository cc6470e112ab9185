// The page of the file, next to the text of an article that has pages. Follows source.js in its scope.
const PAPER = 'pullquote-paper';
const paper = () => document.querySelector('#paper');
let wanted = recall('localStorage', PAPER, true); // whether the reader wants to see pages

let leafed = ''; // the place whose page was asked for last
function turn() {
  const { article, ref, pages } = section()?.dataset ?? {};
  const shown = wanted && Number(pages) > 0;
  document.body.classList.toggle('paper-on', shown);
  const button = element.querySelector('.src-paper');
  button?.setAttribute('aria-pressed', shown);
  if (!shown || leafed === `${article} ${ref}`) return;
  leafed = `${article} ${ref}`;
  paper().querySelector('.paper')?.setAttribute('data-stale', '');
  trigger('leaf', { article, link: ref, page: null });
}

function togglePaper() {
  wanted = !wanted;
  remember('localStorage', PAPER, wanted);
  turn();
  reveal();
}

// The first mark, a third down the view; a page without one begins at its top.
let drawn = null;
function showMark() {
  const { article, ref } = section()?.dataset ?? {};
  const figure = paper().querySelector('.paper[data-article]');
  if (figure && leafed === `${article} ${ref}` && (figure.dataset.article !== article || figure.dataset.ref !== ref)) {
    if (figure.dataset.stale === undefined) trigger('leaf', { article, link: ref, page: null }); // it came too late
    return;
  }
  const view = paper().querySelector('.paper-view');
  const key = view?.querySelector('img')?.alt + view?.querySelector('i')?.style.cssText;
  if (!view || key === drawn) return;
  drawn = key;
  const mark = view.querySelector('i');
  if (!mark) return view.scrollTo({ top: 0, left: 0, behavior: 'instant' });
  const [place, pane] = [mark.getBoundingClientRect(), view.getBoundingClientRect()];
  const top = place.top - pane.top + view.scrollTop - view.clientHeight * 0.33;
  const left = place.right - pane.left + view.scrollLeft - view.clientWidth * 0.8; // as little as shows its end
  view.scrollTo({ top, left, behavior: 'instant' });
}
new MutationObserver(showMark).observe(paper(), { childList: true, subtree: true, attributes: true });
addEventListener('resize', () => {
  drawn = null;
});

document.addEventListener('click', (event) => {
  const step = event.target.closest?.('#paper .paper-step');
  if (step?.dataset.page) {
    const { article, ref } = section().dataset;
    trigger('leaf', { article, link: ref, page: Number(step.dataset.page) });
  } else if (event.target.closest?.('#source .src-paper')) togglePaper();
});
