// Runs once in the source pane: `element` is the pane, `watch` and `trigger` come from Gradio.
const LINKS = '#chat a[href^="#src/"], #chat a[href^="#near/"]';
const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
const section = () => element.querySelector('.src');

// Scrolls the pane only: scrollIntoView would move the page as well.
function reveal() {
  const body = element.querySelector('.src-body');
  if (!body) return;
  const mark = body.querySelector('mark');
  if (mark) {
    const offset = mark.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTo({ top: body.scrollTop + offset - body.clientHeight * 0.35, behavior });
  } else {
    body.scrollTo({ top: 0 });
  }
}

function showCurrent() {
  const ref = section()?.dataset.ref;
  for (const link of document.querySelectorAll(LINKS)) {
    const current = Boolean(ref) && link.getAttribute('href') === '#' + ref;
    if (current === (link.getAttribute('aria-current') === 'true')) continue;
    if (current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const select = document.querySelector('#picker select');
  if (select && section()) select.value = section().dataset.article;
}

watch('value', () => {
  reveal();
  showCurrent();
  // Rendering may replace the title that a sheet had just put the focus on.
  const open = document.body.classList.contains('src-open');
  if (open && document.activeElement === document.body) {
    element.querySelector('#src-title')?.focus({ preventScroll: true });
  }
});
reveal();
showCurrent();

let queued = false;
new MutationObserver(() => {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    showCurrent();
  });
}).observe(document.querySelector('.gradio-container'), { childList: true, subtree: true });

document.addEventListener('click', (event) => {
  const link = event.target.closest?.(LINKS);
  if (!link) return;
  event.preventDefault();
  const ref = link.getAttribute('href').slice(1);
  // An unchanged value renders nothing, so the place that is shown already is scrolled to from here.
  if (section()?.dataset.ref === ref) reveal();
  else trigger('cite', { link: ref, number: parseInt(link.textContent, 10) || 0 });
});
