// The order of the list, and whether only the chosen articles are in it. Comes before shelf.js in its scope.
let ordered = []; // all articles, in the order that is chosen
let chosenOnly = false; // whether only the ticked ones are shown

// Equal articles stay in the order of the folder.
const ORDER = 'pullquote-order';
const ORDERS = {
  title: () => {
    const { compare } = new Intl.Collator(tongue, { numeric: true });
    return (one, other) => compare(one.title, other.title);
  },
  newest: () => (one, other) => (one.day < other.day) - (one.day > other.day),
  longest: () => (one, other) => other.words - one.words,
};
function order() {
  $('.shelf-order [value="newest"]').hidden = all.every((row) => !row.day);
  const by = ORDERS[$('.shelf-order').value];
  ordered = by ? [...all].sort(by()) : all;
}

document.addEventListener('change', ({ target }) => {
  if (!target.matches?.('.shelf-order')) return;
  remember('localStorage', ORDER, target.value);
  order();
  draw();
});
document.addEventListener('click', (event) => {
  if (!event.target.closest?.('.shelf-chosen')) return;
  chosenOnly = !chosenOnly;
  draw();
});

function openOrder() {
  const field = $('.shelf-order');
  field.value = recall('localStorage', ORDER, 'given');
  if (!field.value) field.value = 'given'; // an order that no longer exists
}
