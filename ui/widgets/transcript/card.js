// What can be done with an answer: ask another question, change the question, copy the quote. Follows transcript.js.

async function copyFrom(button) {
  const done = await copy(button.value);
  button.focus({ preventScroll: true });
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = text(done ? 'copied' : 'copied.not');
  button.classList.toggle('done', done);
  say(text(done ? 'copied.source' : 'copied.not'));
  setTimeout(() => {
    button.textContent = label;
    button.classList.remove('done');
  }, TOLD);
}

element.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest(selector);
  const button = on('button');
  if (button?.matches('.example')) {
    ask(button.textContent);
    if (!phone.matches) area().focus();
  } else if (button?.matches('.ask')) {
    ask(button.value, { all: button.matches('.ask-all'), alone: button.matches('.ask-alone') });
  } else if (button?.matches('.edit')) edit(button.value);
  else if (button?.matches('.copy')) copyFrom(button);
  else if (on('.question-link')) {
    event.preventDefault();
    passOn(on('.question-link'), on('.question-link').href);
  } else if (on('.named li') && !on('a') && !String(getSelection())) on('.named li').querySelector('a')?.click();
});

// A chip shows its sentence before it is clicked.
let peek = null;
function unpeek() {
  peek?.remove();
  peek = null;
}
function peekAt(chip) {
  unpeek();
  const { title, day, before, quote, after } = chip.dataset;
  const sentence = made('p', '', before, made('mark', '', quote), after);
  peek = made('div', 'peek', sentence, made('small', '', [title, day].filter(Boolean).join(' · ')));
  peek.setAttribute('aria-hidden', 'true');
  element.append(peek);
  const [at, pane] = [chip.getBoundingClientRect(), element.getBoundingClientRect()];
  peek.style.left = `${Math.max(0, Math.min(at.left - pane.left, pane.width - peek.offsetWidth))}px`;
  const above = at.top - pane.top - peek.offsetHeight - 8;
  peek.style.top = `${above > 0 ? above : at.bottom - pane.top + 8}px`;
}
const hovers = matchMedia('(hover: hover)');
for (const kind of ['mouseover', 'focusin']) {
  element.addEventListener(kind, (event) => {
    const chip = event.target.closest('a.chip');
    if (!chip) unpeek();
    else if (hovers.matches && !chip.matches('[aria-current]')) peekAt(chip);
  });
}
for (const kind of ['mouseleave', 'focusout', 'click']) element.addEventListener(kind, unpeek);
log.addEventListener('scroll', unpeek);
