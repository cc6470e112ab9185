// The links of the page, as `ui/reference.py` and `ui/chat/arrival.py` write and read them: tests/ui/test_links.py checks
// both against one table. Each script has a copy of this, after `common.js`.
const KINDS = ['src', 'near', 'read']; // an answer, the closest sentence, words that were considered

const linksIn = (root, kinds = KINDS) => kinds.map((kind) => `${root} a[href^="#${kind}/"]`).join();
const isAnswer = (link) => link.startsWith('src/');
const placeIn = (link) => /\/(\d+)-(\d+)$/.exec(link ?? '')?.slice(1, 3) ?? null; // start and end, as texts
const wordsIn = (link) => decodeURIComponent(link.split('/').at(-1)); // of a link that finds words

// The query of an address of the page that asks a question, or opens an article, at a place if one is given.
const toAsk = (question) => `?q=${encodeURIComponent(question)}`;
function toOpen(article, link) {
  const [start, end] = placeIn(link) ?? [];
  return `?${new URLSearchParams({ article, ...(start && { start, end }) })}`;
}
