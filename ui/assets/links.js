// A link to the place that is shown, to be passed on. Stands in the scope of pane.js.
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

document.addEventListener('click', (event) => {
  const place = event.target.closest?.('.shelf-link') && placeLink();
  if (place) passOn(event.target.closest('.shelf-link'), place);
});
