// Copies a link to the place that is shown. Follows source.js in its scope.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('.shelf-link');
  const { article, ref } = section()?.dataset ?? {};
  if (button && article) passOn(button, new URL(location.pathname + toOpen(article, ref), location.href).href);
});
