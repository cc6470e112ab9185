// Asks whether an answer is right, if the server records that. Follows tray.js in its scope.
let judged = null; // the turn whose right words are to be selected

function offerJudging() {
  if (!props.feedback) return;
  stopJudging();
  [...log.querySelectorAll('.turn')].forEach((one, at) => {
    if (!kept[at] || one.querySelector('.judge, .noans.plain')) return;
    const strip = made('div', 'judge', made('span', '', text('judge')));
    const silent = one.querySelector('.noans') !== null;
    const verdicts = silent ? ['right', 'wrong'] : ['right', 'wrong', 'place', 'nothing'];
    for (const verdict of verdicts) {
      const button = madeButton('', text(`judge.${silent ? 'silent.' : ''}${verdict}`), () => judge(one, verdict));
      button.value = verdict;
      strip.append(button);
    }
    one.querySelector('.reply').append(strip);
  });
}

function stopJudging() {
  judged?.one.querySelector('.judge span')?.replaceChildren(text('judge'));
  judged = null;
  document.body.classList.remove('judging');
}

async function judge(one, verdict, link = null) {
  if ((verdict === 'wrong' || verdict === 'place') && !link) {
    judged = { one, verdict };
    document.body.classList.add('judging');
    return toldBy(one, text('judge.select'));
  }
  stopJudging();
  const at = [...log.querySelectorAll('.turn')].indexOf(one);
  const written = await server.judge([visit, verdict, kept[at], questions.slice(0, at), link]);
  toldBy(one, text(written ? 'judge.thanks' : 'judge.not'));
}

function toldBy(one, words) {
  one.querySelector('.judge span').textContent = words;
  say(words);
}

if (props.feedback) {
  selectionButton('judge.this', (item) => {
    const one = judged?.one ?? [...log.querySelectorAll('.turn')].findLast((_, at) => kept[at]);
    if (one) judge(one, judged?.verdict ?? 'wrong', item.link);
  });
}
