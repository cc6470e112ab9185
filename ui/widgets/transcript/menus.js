// The bar above the page, and menus that open from a button. Follows transcript.js in its scope.
async function save(form) {
  const file = await server.save([visit, form, texts()]);
  if (!file) return tell(text('gone'));
  hand(file);
}

// Saves a file from the page, so that the server keeps none.
function hand({ name, type, data }) {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = made('a', '');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function closeMenus(but) {
  for (const menu of document.querySelectorAll('.menu[open]')) {
    if (menu === but) continue;
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  }
}
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  if (on('#fresh')) beginAnew();
  else if (on('#export button')) save(on('#export button').value);
  closeMenus(on('.menu summary') && on('.menu'));
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenus();
});
element.addEventListener('toggle', ({ target }) => {
  if (target.matches('.log .menu[open]')) target.querySelector('div').scrollIntoView({ block: 'nearest' });
}, true);

// Panels over the conversation, one at a time: each is opened by the button that names it, and sends an event when it changes.
const panels = [...element.querySelectorAll('.panel')];
function openPanel(panel, open, focus = true) {
  for (const each of panels) {
    each.hidden = !open || each !== panel;
    $(`[data-opens="${each.id}"]`).setAttribute('aria-expanded', !each.hidden);
    each.dispatchEvent(new Event('toggle'));
  }
  log.inert = open;
  if (focus) (open ? panel.querySelector('h2') : $(`[data-opens="${panel.id}"]`)).focus();
}
function closePanels() {
  for (const panel of panels) if (!panel.hidden) openPanel(panel, false, false);
}
document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  const panel = on('[data-opens]') ? $(`#${on('[data-opens]').dataset.opens}`) : on('.panel');
  if (on('[data-opens], .panel-close')) openPanel(panel, panel.hidden);
});
for (const panel of panels) {
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.querySelector('.menu[open]')) openPanel(panel, false);
  });
}

function openBar() {
  if (!$('#fresh')) return setTimeout(openBar, 20);
  translate($('#bar'));
}
openBar();
