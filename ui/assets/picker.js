// Runs once in the picker; the pane sets the selection when it shows another article.
element.addEventListener('change', (event) => trigger('pick', { article: event.target.value }));
