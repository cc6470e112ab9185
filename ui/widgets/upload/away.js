// The progress of files while the list is closed: a line above the conversation, which leads back to the list. Comes
// before shelf.js in its scope.
const away = () => find('#away .away');

function hideAway() {
  if (away()) away().hidden = true;
}

// The progress and, if it is new, the outcome.
function tellAway(isNews = true) {
  if (isOpen() || !away()) return;
  const adding = find('#shelf .shelf-sending:not([hidden])') ?? find('#outcome .adding');
  const outcome = isNews && find('#outcome .outcome:not([hidden])');
  if (adding) showAdding(adding.querySelector('label').textContent, adding.querySelector('progress'));
  else if (outcome) showOutcome(outcome);
  else if (isNews) hideAway();
}

// The bar is changed in place, so that its buttons stay while it moves.
function showAdding(words, { max, value }) {
  const line = away();
  if (line.hidden || !line.querySelector('progress')) {
    const bar = made('progress', '');
    bar.setAttribute('aria-label', text('articles.add'));
    line.replaceChildren(madeButton('quiet away-open', ''), bar);
    line.setAttribute('aria-live', 'off');
    line.hidden = false;
  }
  line.querySelector('.away-open').textContent = words;
  Object.assign(line.querySelector('progress'), { max, value });
}

function showOutcome(outcome) {
  const line = away();
  const added = outcome.querySelector('.outcome-added')?.cloneNode(true);
  const refused = outcome.querySelectorAll('li').length;
  line.setAttribute('aria-live', 'polite');
  line.replaceChildren(
    ...(added ? [added] : []),
    ...(refused ? [madeButton('quiet away-open', text('refused.some', { files: many(refused, 'file') }))] : []),
    outcome.querySelector('.outcome-close').cloneNode(true),
  );
  line.hidden = false;
}

function watchAway() {
  const outcome = $('#outcome');
  if (!outcome) return setTimeout(watchAway, 20);
  const changes = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(() => tellAway()).observe(outcome, changes);
}
watchAway();
document.addEventListener('click', (event) => {
  if (event.target.closest?.('#away .outcome-open')) hideAway();
});
