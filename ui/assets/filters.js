// Filters of the list: what is chosen limits both the rows and what is asked. Stands before rows.js in its scope.
const fields = () => [...document.querySelectorAll('#shelf-filters [data-filter]')];
const filters = () => Object.fromEntries(fields().map((field) => [field.dataset.filter, field.value]).filter(([, value]) => value));
const same = (one, other) => (one ?? '').toLowerCase() === other.toLowerCase();
function fits(row, { folder, since, until, ...named }) {
  const { day } = row.dataset;
  return (
    (!folder || `${row.dataset.folder ?? ''}/`.startsWith(`${folder}/`)) &&
    Object.entries(named).every(([name, value]) => same(row.dataset[name], value)) &&
    (!since || (day && day >= since)) &&
    (!until || (day && day <= until))
  );
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
function nameOf(field, value) {
  try {
    return field.dataset.filter === 'language' ? LANGUAGES.of(value) : value;
  } catch {
    return value;
  }
}

function choices(name) {
  const values = rows().map((row) => row.dataset[name]).filter(Boolean);
  const above = (path) => path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
  return [...new Set(name === 'folder' ? values.flatMap(above) : values)].sort((a, b) => a.localeCompare(b));
}

function offer() {
  const kept = element.querySelector('.ticked')?.dataset ?? {};
  let any = false;
  for (const field of fields()) {
    const name = field.dataset.filter;
    const values = field.matches('select') ? choices(name) : [];
    if (field.matches('select')) {
      const options = values.map((value) => new Option(nameOf(field, value), value));
      field.replaceChildren(field.options[0], ...options);
    }
    field.value = kept[name] ?? '';
    const useful = field.matches('select') ? values.length > 0 : rows().some((row) => row.dataset.day);
    field.parentElement.hidden = !useful;
    any ||= useful;
  }
  const button = document.querySelector('.shelf-filter');
  if (button) button.hidden = !any;
}

function clear() {
  for (const field of fields()) field.value = '';
}

function showFilters(open) {
  document.querySelector('#shelf-filters').hidden = !open;
  document.querySelector('.shelf-filter').setAttribute('aria-expanded', open);
}

document.addEventListener('change', (event) => {
  if (!event.target.matches?.('#shelf-filters [data-filter]')) return;
  search();
  choose();
});
document.addEventListener('click', (event) => {
  if (event.target.closest?.('.shelf-filter')) {
    showFilters(document.querySelector('#shelf-filters').hidden);
  } else if (event.target.closest?.('.filters-clear')) {
    clear();
    search();
    choose();
    document.querySelector('.shelf-filter').focus({ preventScroll: true });
  }
});
