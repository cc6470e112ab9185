// Runs once above the source pane: opens and closes the list of articles, and sends files that are added.
const phone = matchMedia('(max-width: 800px)');
const find = (selector) => document.querySelector(selector);
const isOpen = () => document.body.classList.contains('shelf-open');

function open(focus = true) {
  document.body.classList.add('shelf-open');
  find('.shelf-toggle').setAttribute('aria-expanded', 'true');
  document.dispatchEvent(new CustomEvent('shelf-opened', { detail: { focus } }));
}

function close(focus = true) {
  if (!isOpen()) return;
  document.body.classList.remove('shelf-open');
  find('.shelf-toggle').setAttribute('aria-expanded', 'false');
  if (focus) find('.shelf-toggle').focus({ preventScroll: true });
}

// Who opens an article wants to read it; rendering may replace the title that the focus is on.
let reading = false;
function read() {
  close(false);
  reading = true;
  find('#src-title')?.focus({ preventScroll: true });
}

function name() {
  const title = find('#src-title');
  find('.shelf-now').textContent = title?.textContent ?? 'All articles';
  if (reading && document.activeElement === document.body) title?.focus({ preventScroll: true });
  reading = false;
}

document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest?.(selector);
  if (on('.shelf-toggle')) isOpen() ? close() : open();
  else if (on('#browse, .scope-open')) open(!phone.matches); // on a phone, the sheet moves the focus when it is there
  else if (on('.scope-all, .shelf-all')) trigger('choose', { articles: [], filters: {}, at: performance.timeOrigin + performance.now() });
  else if (on('.shelf-add')) find('.shelf-files').click();
  else if (on('.note-close, .outcome-close')) dismiss(on('.note, .outcome'));
  else if (isOpen() && !on('#shelf, #picker')) close(false);
});
function dismiss(message) {
  message.hidden = true;
  find(isOpen() ? '.shelf-find' : '#ask textarea')?.focus({ preventScroll: true });
}
document.addEventListener('article-picked', read);
// Before the page's own listener, which closes the sheet that the list stands in on a phone.
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || !isOpen()) return;
    event.stopPropagation();
    const box = find('.shelf-find');
    if (document.activeElement === box && box.value) {
      box.value = '';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      close();
    }
  },
  true,
);
new MutationObserver(name).observe(document.querySelector('#source'), { childList: true, subtree: true });
name();

// Files: chosen in a dialog, or dragged onto the page. What cannot be read anyway is not sent, and the server says why.
const head = () => find('.shelf-head');
const fits = (file, at) =>
  at < Number(head().dataset.files) &&
  file.size > 0 &&
  file.size <= Number(head().dataset.most) &&
  head()
    .dataset.formats.split(',')
    .some((suffix) => file.name.toLowerCase().endsWith(suffix));

function send(file, moved) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    // The server stores equal files under equal names as one, and it deletes each when it is read.
    form.append('files', file, `${Date.now()}-${Math.random().toString(36).slice(2)}`);
    request.upload.onprogress = (event) => moved(event.loaded);
    request.onload = () => {
      try {
        resolve(request.status === 200 ? JSON.parse(request.responseText)[0] : '');
      } catch {
        resolve('');
      }
    };
    request.onerror = () => resolve('');
    request.open('POST', `${window.gradio_config?.root ?? ''}/gradio_api/upload`);
    request.send(form);
  });
}

function progress(at, count, share) {
  const bar = find('.shelf-sending');
  bar.hidden = at === count;
  bar.querySelector('label').textContent = `Sending ${at + 1} of ${count} · ${Math.round(100 * share)}%`;
  bar.querySelector('progress').value = share;
}

async function add(files) {
  if (!files.length) return;
  open(false);
  const sent = [];
  const total = Math.max(files.reduce((sum, file, at) => sum + (fits(file, at) ? file.size : 0), 0), 1);
  let done = 0;
  for (const [at, file] of files.entries()) {
    let path = '';
    if (fits(file, at)) {
      progress(at, files.length, done / total);
      path = await send(file, (loaded) => progress(at, files.length, Math.min((done + loaded) / total, 1)));
      done += file.size;
    }
    sent.push({ name: file.name, size: file.size, path });
  }
  progress(files.length, files.length, 1);
  trigger('bring', { files: sent });
}

document.addEventListener('change', (event) => {
  if (!event.target.matches?.('.shelf-files')) return;
  add([...event.target.files]);
  event.target.value = '';
});
const carries = (event) => event.dataTransfer?.types.includes('Files');
let inside = 0; // elements that the drag is in: it enters one before it leaves the other
const drag = (event, step) => {
  if (!carries(event)) return;
  event.preventDefault();
  inside = Math.max(inside + step, 0);
  document.body.classList.toggle('dropping', inside > 0);
};
document.addEventListener('dragenter', (event) => drag(event, 1));
document.addEventListener('dragleave', (event) => drag(event, -1));
document.addEventListener('dragover', (event) => drag(event, 0));
document.addEventListener('drop', (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  event.stopPropagation();
  inside = 0;
  document.body.classList.remove('dropping');
  add([...event.dataTransfer.files]);
}, true);
