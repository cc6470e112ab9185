// Filters of the list: they limit the rows, the search and the articles asked. Comes before shelf.js in its
// scope.
const fields = () => [...document.querySelectorAll('#shelf-filters [data-filter]')];
const filters = () => Object.fromEntries(fields().map((field) => [field.dataset.filter, field.value]).filter(([, value]) => value));
const MOST_MONTHS = 240; // bars; for a longer time each is a year

// That of its file; what was added is in none. A file's name may hold a "#", after which an id names a part.
const folderOf = ({ id, source }) => (id.startsWith('/') ? '' : source.split('/').slice(0, -1).join('/'));

const TESTS = {
  folder: (row, folder) => `${row.folder}/`.startsWith(`${folder}/`),
  since: (row, day) => row.day && row.day >= day,
  until: (row, day) => row.day && row.day <= day,
};
function fits(row, limits) {
  return Object.entries(limits).every(
    ([name, value]) => (TESTS[name] ?? ((each) => each[name].toLowerCase() === value.toLowerCase()))(row, value),
  );
}

// What is chosen once a row has been ticked or not; what was chosen and is gone is left out.
function chosenWith(rows, before, id, on) {
  const chosen = new Set(rows.map((row) => row.id).filter((each) => before.has(each)));
  chosen[on ? 'add' : 'delete'](id);
  return chosen;
}

const nameOf = (name, value) => (name === 'language' && known[tongue][`language.${value.split('-')[0]}`]) || value;

const above = (path) => path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));

// The number of articles with each value, among those that fit all other filters.
function counted(names, valuesOf) {
  const others = filters();
  for (const name of names) delete others[name];
  const counts = new Map();
  for (const row of all) {
    if (!fits(row, others)) continue;
    for (const value of valuesOf(row)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

// Fills the choices, each with its count, and hides those that would choose nothing.
function offer() {
  let any = false;
  for (const field of fields().filter((each) => each.matches('select'))) {
    const name = field.dataset.filter;
    const counts = counted([name], (row) => (name === 'folder' && row.folder ? above(row.folder) : [row[name]]));
    const kept = field.value;
    if (kept && !counts.has(kept)) counts.set(kept, 0);
    const values = [...counts.keys()].sort((a, b) => a.localeCompare(b));
    const options = values.map((value) => new Option(`${nameOf(name, value)} (${figure(counts.get(value))})`, value));
    field.replaceChildren(field.options[0], ...options);
    field.value = kept;
    field.parentElement.hidden = !values.length;
    any ||= values.length > 0;
  }
  const dated = all.some((row) => row.day);
  for (const field of fields()) if (field.matches('input')) field.parentElement.hidden = !dated;
  drawMonths();
  const button = document.querySelector('.shelf-filter');
  button.hidden = !any && !dated;
  const limited = Object.keys(filters()).length > 0;
  button.classList.toggle('on', limited);
  document.querySelector('.filters-clear').hidden = !limited;
}

const monthAfter = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);
const lastDay = (month) => new Date(Date.parse(`${monthAfter(month)}-01`) - 86_400_000).toISOString().slice(0, 10);

// A bar for each month from the first to the last; a click limits questions to that month, a second click lifts the limit.
function drawMonths() {
  const counts = counted(['since', 'until'], (row) => [row.day.slice(0, 7)]);
  const months = [...counts.keys()].sort();
  let spans = [];
  for (let month = months[0]; month && month <= months.at(-1); month = monthAfter(month)) spans.push([month, month]);
  if (spans.length > MOST_MONTHS) {
    const years = [...new Set(months.map((month) => month.slice(0, 4)))];
    spans = years.map((year) => [`${year}-01`, `${year}-12`]);
  }
  const number = ([from, to]) => months.reduce((sum, month) => sum + (month >= from && month <= to ? counts.get(month) : 0), 0);
  const most = Math.max(1, ...spans.map(number));
  const { since = '', until = '' } = filters();
  const group = document.querySelector('#shelf-filters .months');
  const chosen = spans.findIndex(([from]) => `${from}-01` === since);
  group.hidden = spans.length < 2;
  group.replaceChildren(
    ...spans.map(([from, to], at) => {
      const bar = madeButton('', []);
      const year = from.slice(0, 4);
      const name = from === to ? text('month', { month: monthOf(from), year }) : year;
      const said = `${name}: ${many(number([from, to]), 'article')}`;
      const pressed = `${from}-01` === since && lastDay(to) === until;
      Object.assign(bar, { title: said, tabIndex: at === Math.max(chosen, 0) ? 0 : -1 });
      Object.assign(bar.dataset, { since: `${from}-01`, until: lastDay(to) });
      bar.setAttribute('aria-label', said);
      bar.setAttribute('aria-pressed', pressed);
      bar.classList.toggle('out', Boolean((since && to < since.slice(0, 7)) || (until && from > until.slice(0, 7))));
      bar.style.setProperty('--share', number([from, to]) / most);
      return bar;
    }),
  );
}

function setFilters(values) {
  for (const field of fields()) field.value = values[field.dataset.filter] ?? '';
}

function limit() {
  offer();
  draw();
  choose();
  searchAgain();
}

document.addEventListener('change', (event) => {
  if (event.target.matches?.('#shelf-filters [data-filter]')) limit();
});
document.addEventListener('keydown', (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const bar = by && event.target.closest?.('.months button');
  const next = bar && [...bar.parentElement.children][[...bar.parentElement.children].indexOf(bar) + by];
  if (next) next.focus();
});
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  const button = document.querySelector('.shelf-filter');
  const bar = on('.months button');
  if (on('.shelf-filter')) {
    const shut = document.querySelector('#shelf-filters').toggleAttribute('hidden');
    button.setAttribute('aria-expanded', !shut);
  } else if (bar) {
    const { since, until } = bar.getAttribute('aria-pressed') === 'true' ? { since: '', until: '' } : bar.dataset;
    const at = [...bar.parentElement.children].indexOf(bar);
    setFilters({ ...filters(), since, until });
    limit();
    document.querySelectorAll('.months button')[at]?.focus();
  } else if (on('.filters-clear')) {
    setFilters({});
    limit();
    button.focus({ preventScroll: true });
  }
});
