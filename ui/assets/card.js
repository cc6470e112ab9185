// The buttons of an answer: ask another question, change the question, copy the quote. Follows pane.js in its scope.
const COPIED = 1800; // milliseconds that "Copied" is shown

// Gradio listens to the box's own events, and the framework under it to the setter of its class.
function draft(question) {
  const area = document.querySelector('#ask textarea');
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, question);
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.focus();
  area.setSelectionRange(question.length, question.length);
}

// Without a permission, or on a page that was not loaded securely, the older way still copies.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.className = 'sr-only';
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

async function copyFrom(button) {
  const done = await copy(button.value);
  button.focus({ preventScroll: true });
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = done ? 'Copied' : 'Not allowed';
  button.classList.toggle('done', done);
  say(done ? 'Copied with its source' : 'The browser does not allow copying');
  setTimeout(() => {
    button.textContent = label;
    button.classList.remove('done');
  }, COPIED);
}

// Told to those who do not see it.
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

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('#chat .card button');
  if (button?.matches('.ask-all')) trigger('askall', { question: button.value });
  else if (button?.matches('.ask')) trigger('ask', { question: button.value });
  else if (button?.matches('.edit')) draft(button.value);
  else if (button?.matches('.copy')) copyFrom(button);
});
