// Runs once where a file is handed over: saves it from the page, so that the server keeps none.
watch('value', () => {
  const parcel = element.querySelector('pre');
  if (!parcel) return;
  const address = URL.createObjectURL(new Blob([parcel.textContent], { type: parcel.dataset.type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = parcel.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
});
