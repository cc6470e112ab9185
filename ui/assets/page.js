() => {
  const LINKS = '#chat a[href^="#"]';
  const OPENERS = '#browse, .scope-open, .away-open, #away .outcome-open';
  const phone = matchMedia('(max-width: 960px)');
  const find = (selector) => document.querySelector(selector);

  // Dark mode: the visitor's choice if there is one, else the system's; first.js applies and keeps it.
  const isDark = () => document.body.classList.contains('dark');
  const tellTheme = () => find('#dark')?.setAttribute('aria-pressed', isDark());
  const toggleTheme = () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  };
  new MutationObserver(tellTheme).observe(document.body, { attributeFilter: ['class'] });

  // On a phone the source pane is a sheet: a modal dialog that gives the focus back.
  let opener = null;
  const behind = () => [find('#chat-col'), find('#bar')];
  const isOpen = () => document.body.classList.contains('src-open');
  const openSheet = (from) => {
    if (!phone.matches || isOpen()) return;
    opener = from;
    document.body.classList.add('src-open');
    const sheet = find('#src-col');
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-modal', 'true');
    sheet.setAttribute('aria-label', find('#browse').textContent);
    behind().forEach((part) => part?.setAttribute('inert', ''));
    // Gradio changes visibility a frame later, and hidden elements take no focus.
    const first = () => find('.shelf-open #articles [tabindex="0"]') ?? find('#src-title');
    const focus = () => isOpen() && first()?.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };
  const closeSheet = () => {
    if (!isOpen()) return;
    document.body.classList.remove('src-open');
    ['role', 'aria-modal', 'aria-label'].forEach((name) => find('#src-col').removeAttribute(name));
    behind().forEach((part) => part?.removeAttribute('inert'));
    opener?.focus({ preventScroll: true });
  };
  phone.addEventListener('change', closeSheet);
  // A link to an article opens it there too; if it is not here, the conversation says so.
  const linked = new URLSearchParams(location.search).get('article');
  document.addEventListener('article-shown', () => {
    if (linked && find('#source .src')?.dataset.article === linked) openSheet(find('#browse'));
  }, { once: true });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeSheet();
  });
  document.addEventListener('click', (event) => {
    const on = (selector) => event.target.closest?.(selector);
    if (on('#dark')) toggleTheme();
    else if (on(LINKS)) openSheet(on(LINKS));
    else if (on(OPENERS)) openSheet(on(OPENERS));
    // What was clicked may have been redrawn meanwhile: then it was in the sheet.
    else if (on('.src-close') || (event.target.isConnected && !on('#src-col'))) closeSheet();
  });

  // A request that fails before it is answered, or a stream that breaks off, means that the server is away; the
  // conversation says so.
  const request = window.fetch;
  const tellOf = (what) => document.dispatchEvent(new CustomEvent(`pullquote:${what}`));
  const tellLost = (error) => error.name !== 'AbortError' && tellOf('lost');
  window.fetch = async (...asked) => {
    try {
      const answer = await request(...asked);
      tellOf('back');
      if (answer.headers.get('content-type')?.startsWith('text/event-stream')) answer.clone().text().catch(tellLost);
      return answer;
    } catch (error) {
      tellLost(error);
      throw error;
    }
  };

  tellTheme();
}
