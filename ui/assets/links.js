// The links of the page, as `ui/reference.py` and `ui/chat/arrival.py` write and read them: tests/ui/test_links.py checks
// both against one table. Each script has a copy of this, after `common.js`.
const KINDS = ['src', 'near', 'read']; // an answer, the closest sentence, words that were considered

const linksIn = (root, kinds = KINDS) => kinds.map((kind) => `${root} a[href^="#${kind}/"]`).join();
const isAnswer = (link) => link.startsWith('src/');
const wordsIn = (link) => decodeURIComponent(link.split('/').at(-1)); // of a link that finds words

// The query of an address of the page that asks a question. The one that opens an article is in `data-link`.
const toAsk = (question) => `?q=${encodeURIComponent(question)}`;
