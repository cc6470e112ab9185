// A file of questions: sent, followed while it is answered, and downloaded. Follows sending.js and tray.js in its scope.
const batch = element.querySelector('#batch');
const inBatch = (selector) => batch.querySelector(selector);
const LOOK = 1000; // milliseconds between two checks of its progress
let shownRows = 0;
let looking = 0;

async function batchAct(action, content = null) {
  clearTimeout(looking);
  if (action === 'look') content = shownRows;
  const { run, rows, problem, file } = await server.batch([visit, action, content]);
  if (file) hand(file);
  if (problem || action !== 'look') { // looking on does not take back what was wrong with a file
    inBatch('.batch-problem').textContent = problem;
    inBatch('.batch-problem').hidden = !problem;
  }
  showRun(run, rows);
  const behind = run && shownRows < run.done;
  if (!batch.hidden && (run?.running || behind)) looking = setTimeout(() => batchAct('look'), behind ? 0 : LOOK);
}

function showRun(run, rows) {
  inBatch('.batch-run').hidden = !run;
  inBatch('.batch-choose').hidden = Boolean(run?.running);
  if (!run) return;
  const { name, total, done, running, stopped } = run;
  inBatch('label').textContent = text(running && stopped ? 'batch.stopping' : 'batch.done', { name, done, total });
  Object.assign(inBatch('progress'), { max: total, value: done });
  inBatch('.batch-stop').hidden = !running || stopped;
  inBatch('.batch-go').hidden = running || done === total;
  inBatch('.batch-forget').hidden = running;
  inBatch('.menu').hidden = !done;
  inBatch('ol').append(...rows.map(batchRow));
  shownRows += rows.length;
}

function batchRow({ question, answer, title, link, error }) {
  const said = made(link ? 'a' : 'span', answer ? 'tray-quote' : 'batch-none', answer ?? error ?? text('none.all'));
  if (link) said.href = `#${link}`;
  return made('li', '', made('small', '', question), said, ...(title ? [made('small', '', title)] : []));
}

function emptyRows() {
  inBatch('ol').replaceChildren();
  shownRows = 0;
}

async function takeIn(file) {
  const place = await transfer(file);
  emptyRows();
  batchAct('begin', { name: file.name, size: file.size, place, newest: newestLeads() });
}

inBatch('.batch-file').addEventListener('change', ({ target }) => {
  if (target.files.length) takeIn(target.files[0]);
  target.value = '';
});
batch.addEventListener('click', ({ target }) => {
  const on = (selector) => target.closest(selector);
  if (on('.batch-choose')) inBatch('.batch-file').click();
  else if (on('.batch-stop')) batchAct('stop');
  else if (on('.batch-go')) batchAct('go');
  else if (on('#batch-save button')) batchAct('save', on('button').value);
  else if (on('.batch-forget')) {
    emptyRows();
    batchAct('forget');
  }
});
batch.addEventListener('toggle', () => batch.hidden || batchAct('look'));
