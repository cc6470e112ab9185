// The box to ask in, in a widget of its own. Follows transcript.js in its scope.
const DRAFT = `pullquote-draft:${location.pathname}`;
const area = () => $('#ask textarea');

// Whether the newest of different answers leads: as the visitor chose last.
const NEWEST = 'pullquote-newest';
const newestLeads = () => recall('localStorage', NEWEST, false) === true;

// What is written in the box; with words, writes them there.
function draft(words) {
  if (words === undefined) return area().value.trim();
  area().value = words;
  written();
}

function written() {
  const field = area();
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
  remember('sessionStorage', DRAFT, field.value);
  hintIfFull();
}

function hintIfFull() {
  const { value, maxLength } = area();
  hint(value.length >= maxLength ? text('too.long', { most: maxLength }) : '');
}

function hint(words) {
  $('#ask .hint').textContent = words;
}

// A question that was not answered goes back into the box, or below it if something else has been written there.
const HELD = `pullquote-held:${location.pathname}`;
function giveBack(question) {
  if (draft() === question) return;
  if (draft()) hold([...recall('sessionStorage', HELD, []).filter((other) => other !== question), question]);
  else draft(question);
}

function hold(unanswered) {
  remember('sessionStorage', HELD, unanswered);
  const without = (question) => unanswered.filter((other) => other !== question);
  const askAgain = (question) => {
    if (awaited) return hint(text('one.at.a.time'));
    hold(without(question));
    ask(question);
  };
  const drop = madeButton('', '✕', () => hold([]));
  drop.setAttribute('aria-label', text('unanswered.drop'));
  const all = unanswered.map((question) => madeButton('', question, () => askAgain(question)));
  $('#ask .held').replaceChildren(...(all.length ? [made('span', '', text('unanswered')), ...all, drop] : []));
}

function edit(question) {
  draft(question);
  area().focus();
  area().setSelectionRange(question.length, question.length);
}

function showWaiting() {
  const waiting = awaited !== null;
  $('#ask .send').hidden = waiting;
  $('#ask .stop').hidden = !waiting;
  if (!waiting) hintIfFull();
}

function submit() {
  const question = draft();
  if (!question) return;
  if (awaited) return hint(text('one.at.a.time'));
  ask(question);
  draft('');
  if (phone.matches) area().blur(); // the keyboard would cover the answer
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('#ask form')) return;
  event.preventDefault();
  submit();
});
document.addEventListener('input', (event) => {
  if (event.target === area()) written();
});
document.addEventListener('keydown', (event) => {
  const writing = event.target.closest?.('textarea, input, select, [contenteditable]');
  if (event.target === area()) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && !area().value && questions.length) {
      event.preventDefault();
      edit(questions.at(-1));
    } else if (event.key === 'Escape') stop();
  } else if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    area()?.focus();
  }
});
document.addEventListener('click', (event) => {
  if (!event.target.closest?.('#ask .stop')) return;
  stop();
  area().focus();
});

document.addEventListener('change', ({ target }) => {
  if (target.id === 'newest') remember('localStorage', NEWEST, target.checked);
});

function openBox() {
  if (!area() || !$('#newest')) return setTimeout(openBox, 20);
  translate($('#ask'));
  translate($('#order'));
  $('#newest').checked = newestLeads();
  draft(area().value || recall('sessionStorage', DRAFT, '')); // something may be typed already
  hold(recall('sessionStorage', HELD, []));
  if (!phone.matches && document.activeElement === document.body) area().focus();
}
openBox();
