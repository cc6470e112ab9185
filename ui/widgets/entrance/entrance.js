// Logs in at the page's address, and opens it; what was typed stays after a mistake.
const form = document.querySelector('form');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const here = location.pathname.replace(/\/?$/, '/');
  const reply = await fetch(`${here}login`, { method: 'POST', body: new FormData(form) }).catch(() => null);
  if (reply?.ok) return location.reload();
  form.querySelector('.wrong').hidden = false;
  form.password.select();
});
