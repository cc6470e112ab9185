// Searching all texts for words, and for people who are quoted: the server draws the results, and the pane steps
// through them. Comes before shelf.js in its scope.
const PAUSE = 200; // milliseconds from the last key to the search
const found = () => document.querySelector('#found');
const inPeople = () => document.body.classList.contains('people-open');
const isCurrent = () => found().querySelector('.hits')?.dataset.words === typed();

// What is shown belongs to other words until the server answers.
function searchNow(more = {}) {
  if (inPeople()) return trigger('people', { filters: filters(), like: typed() });
  if (typed()) trigger('search', { words: box().value, filters: filters(), ...more });
}

let waiting = 0;
function searchAgain() {
  clearTimeout(waiting);
  const stale = !typed() && !inPeople();
  found().toggleAttribute('data-stale', !stale && !isCurrent());
  found().toggleAttribute('hidden', stale);
  if (!stale) waiting = setTimeout(searchNow, PAUSE);
}

// All places found, in order, and the one that is wanted.
function step(hit, at) {
  const places = [...found().querySelectorAll('.hit')].flatMap((each) =>
    each.dataset.places.split(' ').map((place, number) => ({
      article: each.dataset.article,
      place: place.split('-').map(Number),
      wanted: each === hit && number === at,
    })),
  );
  const first = Math.max(places.findIndex((each) => each.wanted), 0);
  close(false);
  const words = inPeople() ? '' : typed();
  document.dispatchEvent(new CustomEvent('places-found', { detail: { words: words || found().querySelector('.hits').dataset.words, places, at: first } }));
}

function showPeople(on) {
  document.body.classList.toggle('people-open', on);
  find('button.shelf-people').setAttribute('aria-expanded', on);
  box().placeholder = text(on ? 'people.hint' : 'shelf.hint');
  box().value = '';
  draw();
  found().toggleAttribute('hidden', !on);
  if (on) searchNow();
  box().focus({ preventScroll: true });
}

document.addEventListener('input', (event) => {
  if (event.target !== box()) return;
  everything = false;
  draw();
  searchAgain();
});
document.addEventListener('keydown', (event) => {
  if (event.target !== box()) return;
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    if (seen.length) go(0);
    else found().querySelector('button')?.focus();
  } else if (event.key === 'Enter' && typed()) {
    const hit = isCurrent() && found().querySelector('.hit');
    if (hit && !inPeople()) step(hit, 0);
    else if (inPeople()) found().querySelector('.person, .hit-place')?.click();
    else if (seen.length) pick(seen[0].id);
  }
});
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  const link = on(linksIn('#chat', ['find']));
  if (link) {
    event.preventDefault();
    if (inPeople()) showPeople(false);
    open();
    box().value = wordsIn(link.getAttribute('href'));
    draw();
    searchNow();
  } else if (on('.find-back')) {
    open(false);
    box().focus({ preventScroll: true });
  } else if (on('button.shelf-people')) showPeople(!inPeople());
  else if (on('.person')) trigger('people', { filters: filters(), name: on('.person').value });
  else if (on('.people-back')) searchNow();
  else if (on('.hits-apart')) searchNow({ apart: true });
  else if (on('.hits-more')) searchNow({ skip: Number(on('.hits-more').dataset.skip) });
  else if (on('.hit-place')) step(on('.hit'), Number(on('.hit-place').dataset.at));
});
document.addEventListener('found', () => {
  found().toggleAttribute('data-stale', !inPeople() && !isCurrent());
  count();
});
