// Runs once in the menu that saves the conversation as a file.
const menu = () => element.querySelector('.menu');
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  trigger('download', { form: button.value });
  close();
});
function close() {
  if (!menu()?.open) return;
  const inside = menu().contains(document.activeElement);
  menu().open = false;
  if (inside) menu().querySelector('summary').focus();
}
document.addEventListener('click', (event) => {
  if (!element.contains(event.target)) close();
});
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});
