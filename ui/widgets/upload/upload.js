// Adding files: chosen in a dialog, or dragged onto the page. Files that cannot be read anyway are not sent, and the
// server says why. Follows sending.js in its scope, and comes before shelf.js.
const head = () => find('.shelf-head');
const isFit = (file, at) =>
  at < Number(head().dataset.files) &&
  file.size > 0 &&
  file.size <= Number(head().dataset.most) &&
  head()
    .dataset.formats.split(',')
    .some((suffix) => file.name.toLowerCase().endsWith(suffix));

function progress(at, count, share) {
  const bar = find('.shelf-sending');
  bar.hidden = at === count;
  bar.querySelector('label').textContent = text('sending', { at: figure(at + 1), all: figure(count), share: text('percent', { number: Math.round(100 * share) }) });
  bar.querySelector('progress').value = share;
  tellAway();
}

async function add(files) {
  if (!files.length) return;
  open(false);
  const sent = [];
  const total = Math.max(files.reduce((sum, file, at) => sum + (isFit(file, at) ? file.size : 0), 0), 1);
  let done = 0;
  for (const [at, file] of files.entries()) {
    let place = '';
    if (isFit(file, at)) {
      progress(at, files.length, done / total);
      place = await transfer(file, (loaded) => progress(at, files.length, Math.min((done + loaded) / total, 1)));
      done += file.size;
    }
    sent.push({ name: file.name, size: file.size, place });
  }
  progress(files.length, files.length, 1);
  trigger('bring', { files: sent });
}

document.addEventListener('change', (event) => {
  if (!event.target.matches?.('.shelf-files')) return;
  add([...event.target.files]);
  event.target.value = '';
});
document.addEventListener('click', (event) => {
  if (event.target.closest?.('.shelf-add')) find('.shelf-files').click();
});
document.body.dataset.drop = text('drop'); // shown by the style sheet
const carries = (event) => event.dataTransfer?.types.includes('Files');
let inside = 0; // number of elements under the drag: it enters one before it leaves the other
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
