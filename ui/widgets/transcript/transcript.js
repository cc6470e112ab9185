// Runs once in the conversation: `element` is it; `watch`, `trigger`, `server` and `props` come from Gradio.
const log = element.querySelector('.log');
const welcome = log.querySelector('.welcome');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

let kept = []; // each turn as the server wrote it, to bring it back; "" for one that is not kept
let questions = []; // as they were asked
let awaited = null; // the question that is being answered
let sent = 0; // how many questions the server was sent
let ready = false; // whether the server knows this page
let visit = null;

function turn(question, reply) {
  const link = made('a', 'question-link');
  link.href = toAsk(question);
  link.title = text('link.question');
  link.setAttribute('aria-label', link.title);
  const asked = made('h2', 'question', made('span', '', question), '\u00a0', link);
  return made('section', 'turn', asked, reply);
}

function rendered(html) {
  const reply = made('div', 'reply');
  reply.innerHTML = html; // made by the server, which escapes the text of articles and questions
  return reply;
}

// Replaces the turns from `after` on with these; earlier turns stay as they are.
function show({ after, turns }) {
  for (const old of [...log.querySelectorAll('.turn')].slice(after)) old.remove();
  kept.length = questions.length = Math.min(after, kept.length);
  for (const { question, html, kept: note } of turns) {
    log.append(turn(question, rendered(html)));
    kept.push(note);
    questions.push(question);
  }
  welcome.hidden = log.querySelector('.turn') !== null;
  document.body.classList.toggle('conversing', welcome.hidden);
  document.body.classList.toggle('answered', kept.some(Boolean));
  offerJudging();
  showTray();
}

// Completes an answer that is already shown.
function complete({ after, turns: [{ question, html, kept: note }] }) {
  const reply = log.querySelectorAll('.turn')[after]?.querySelector('.reply');
  if (!reply || questions[after] !== question) return;
  mend(reply, rendered(html));
  kept[after] = note;
  offerJudging();
  showTray();
}

// Makes an element equal to another, but keeps what both share, with focus, selection and open details.
const kin = (one, other) => one.nodeName === other.nodeName && one.classList?.[0] === other.classList?.[0];
function mend(old, now) {
  let at = old.firstChild;
  for (const wanted of [...now.childNodes]) {
    const rest = [];
    for (let next = at; next; next = next.nextSibling) rest.push(next);
    const same = rest.find((one) => one.isEqualNode(wanted)) ?? rest.find((one) => kin(one, wanted));
    if (!same) {
      old.insertBefore(wanted, at);
      continue;
    }
    for (const gone of rest.slice(0, rest.indexOf(same))) gone.remove();
    if (same.nodeType === Node.TEXT_NODE) same.data = wanted.data;
    else if (!same.isEqualNode(wanted)) {
      for (const { name, value } of wanted.attributes) same.setAttribute(name, value);
      mend(same, wanted);
    }
    at = same.nextSibling;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

// Keeps the latest question at the top of the conversation, however long its answer is.
function showLast() {
  const last = log.querySelector('.turn:last-of-type');
  if (!last) return;
  const top = log.scrollTop + last.getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
  log.scrollTo({ top, behavior: calm.matches ? 'instant' : 'smooth' });
}

// With `all`, all articles are asked; with `alone`, the question is taken as written, whatever was asked before.
function ask(question, { all = false, alone = false } = {}) {
  const trimmed = question.trim();
  if (awaited || !trimmed) return;
  awaited = { question: trimmed, all, alone };
  closePanels();
  document.dispatchEvent(new CustomEvent('pullquote:asked'));
  const waiting = made('p', 'searching', text(ready ? 'searching' : 'starting'));
  log.append(turn(trimmed, made('div', 'reply', waiting)));
  welcome.hidden = true;
  document.body.classList.add('conversing');
  showWaiting();
  showLast();
  if (ready) send();
}

function send() {
  const { question, all, alone } = awaited;
  log.querySelector('.turn:last-of-type .searching').textContent = text('searching');
  sent += 1;
  awaited.number = sent;
  const after = questions.length;
  trigger(all ? 'askall' : 'ask', { question, number: sent, after, newest: newestLeads(), alone });
}

// The question is no longer awaited; an answer that is partly shown stays.
function letGo() {
  const { question, shown } = awaited;
  awaited = null;
  show({ after: questions.length, turns: [] });
  if (shown) log.querySelector('.turn:last-of-type .completing').textContent = text('completing.not');
  else giveBack(question);
  showWaiting();
}

// A late answer to a stopped question is dropped by the server, or here if it was already on its way.
function stop() {
  if (!awaited) return;
  letGo();
  if (ready) trigger('stop', { number: sent });
}

// While the server cannot be reached, the page says so once, and resumes by itself when it is back.
document.addEventListener('pullquote:lost', () => {
  if (awaited) letGo();
  if (document.body.classList.contains('lost')) return;
  document.body.classList.add('lost');
  tell(text('lost'));
});
document.addEventListener('pullquote:back', () => {
  if (!document.body.classList.contains('lost')) return;
  document.body.classList.remove('lost');
  element.querySelector('.told').hidden = true;
});

function apply() {
  const value = props.value;
  if (!value?.at || (value.number && value.number !== awaited?.number)) return;
  const opening = value.visit !== undefined;
  const early = opening && awaited && !ready ? awaited : null;
  if (value.unfinished && awaited) awaited.shown = true;
  else if (!early && !opening) awaited = null;
  if (value.completes) complete(value);
  else show(value);
  if (value.unfinished) {
    const still = made('p', 'completing', text(awaited ? 'completing' : 'completing.not'));
    log.querySelector('.turn:last-of-type .reply').append(still);
  }
  if (value.refused) {
    questions.pop();
    kept.pop();
    giveBack(value.turns[0].question);
  }
  if (opening) arrive(value, early);
  else keep();
  showWaiting();
  if (!early && !value.completes) showLast();
}

function arrive(value, early) {
  const first = !ready;
  ready = true;
  if (first) tellOfGone(value.added);
  visit = value.visit;
  keep();
  if (early) {
    awaited = null;
    ask(early.question, early);
  } else if (value.ask) ask(value.ask);
  if (first) suggest();
}

// Questions to start with: the server may still be looking for some.
let suggesting = 0;
async function suggest() {
  clearTimeout(suggesting);
  const { done, questions: found } = await server.suggest(visit);
  const shown = welcome.querySelector('.examples');
  const same = [...shown.children].map((example) => example.textContent).join('\n') === found.join('\n');
  if (!same) shown.replaceChildren(...found.map((question) => madeButton('example', question)));
  clearTimeout(suggesting); // another one may have been faster
  if (!done) suggesting = setTimeout(suggest, 2000);
}
