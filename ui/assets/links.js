// Links that can be passed on: of the place that is shown, of a question. Stands in the scope of pane.js.
function placeLink() {
  const { article, ref } = section()?.dataset ?? {};
  if (!article) return null;
  const address = new URL(location.pathname, location.href);
  address.searchParams.set('article', article);
  const place = /\/(\d+)-(\d+)$/.exec(ref ?? '');
  if (place) {
    address.searchParams.set('start', place[1]);
    address.searchParams.set('end', place[2]);
  }
  return address.href;
}

async function passOn(button, link) {
  const done = await copy(link);
  button.focus({ preventScroll: true });
  button.classList.toggle('done', done);
  say(done ? 'Link copied' : 'The browser does not allow copying');
  setTimeout(() => button.classList.remove('done'), COPIED);
}

document.addEventListener('click', (event) => {
  const question = event.target.closest?.('#chat a[href^="?q="]');
  const place = event.target.closest?.('.shelf-link') && placeLink();
  if (question) {
    event.preventDefault();
    passOn(question, new URL(question.getAttribute('href'), new URL(location.pathname, location.href)).href);
  } else if (place) {
    passOn(event.target.closest('.shelf-link'), place);
  }
});
