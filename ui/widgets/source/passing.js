// Copies a link to the place that is shown. Follows source.js in its scope.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('.shelf-link');
  const { link } = section()?.dataset ?? {};
  if (button && link) passOn(button, new URL(location.pathname + link, location.href).href);
});
