// What widgets share; each has a copy at the top of its script, where Gradio provides `props`.
const known = JSON.parse(document.getElementById('texts').textContent);
const tongue = [props.language, navigator.language.split('-')[0], 'en'].find((code) => code && known[code]);

const $ = (selector) => document.querySelector(selector);
const phone = matchMedia('(max-width: 960px)');
const TOLD = 1800; // milliseconds for which a button says what it did

const made = (tag, names, ...parts) => {
  const one = document.createElement(tag);
  one.className = names;
  one.append(...parts);
  return one;
};
const madeButton = (names, words, act = () => {}) => {
  const one = made('button', names, ...[words].flat());
  one.type = 'button';
  one.addEventListener('click', act);
  return one;
};

// A text in the reader's language, with values in place of their names; what stands in a value stays as it is.
function text(key, values = {}) {
  return known[tongue][key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

// A number with thousands separators and its noun, which the texts have in singular and plural.
const figure = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, text('thousands'));
const many = (number, noun) => `${figure(number)} ${text(number === 1 ? `${noun}.one` : `${noun}.many`)}`;

const monthOf = (month) => text('months').split(' ')[Number(month.slice(5, 7)) - 1];
const dayOf = (iso) => text('date', { day: Number(iso.slice(8, 10)), month: monthOf(iso), year: iso.slice(0, 4) });

// Texts that are on the page from the start are in the server's language.
function translate(root) {
  root.lang = tongue;
  for (const part of root.querySelectorAll('[data-say]')) part.textContent = text(part.dataset.say);
  for (const part of root.querySelectorAll('[data-hint]')) part.placeholder = text(part.dataset.hint);
  for (const part of root.querySelectorAll('[data-tip]')) part.title = text(part.dataset.tip);
  for (const part of root.querySelectorAll('[data-label]')) {
    part.setAttribute('aria-label', text(part.dataset.label));
    if (part.title) part.title = text(part.dataset.label);
  }
}

// Without permission, or on a page that was not loaded securely, the older way still copies.
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = words;
    area.className = 'sr-only';
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

// Copies a link, and says so next to the button that was pressed.
async function passOn(pressed, link) {
  const done = await copy(link);
  pressed.focus({ preventScroll: true });
  pressed.classList.toggle('done', done);
  const words = text(done ? 'link.copied' : 'copied.not');
  say(words);
  const told = made('span', 'passed-on', words);
  told.setAttribute('aria-hidden', 'true');
  pressed.querySelector('.passed-on')?.remove();
  pressed.append(told);
  setTimeout(() => {
    pressed.classList.remove('done');
    told.remove();
  }, TOLD);
}

// Announced to screen readers.
function say(words) {
  let voice = document.querySelector('#voice');
  if (!voice) {
    voice = document.body.appendChild(document.createElement('div'));
    voice.id = 'voice';
    voice.className = 'sr-only';
    voice.setAttribute('role', 'status');
  }
  voice.textContent = words;
}

// The browser's storage, which may be unavailable or full.
function recall(store, name, otherwise) {
  try {
    return JSON.parse(window[store].getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}
function remember(store, name, value) {
  try {
    window[store].setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
