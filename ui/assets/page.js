() => {
  const THEME = 'pullquote-theme';
  const LINKS = ['src', 'near', 'read', 'find'].map((kind) => `#chat a[href^="#${kind}/"]`).join();
  const phone = matchMedia('(max-width: 960px)');
  const find = (selector) => document.querySelector(selector);

  // Dark mode: the visitor's choice where there is one, else the system's, which Gradio follows.
  const stored = () => {
    try {
      return localStorage.getItem(THEME);
    } catch {
      return null;
    }
  };
  const applyTheme = () => {
    const choice = stored();
    if (choice) document.body.classList.toggle('dark', choice === 'dark');
    find('#dark')?.setAttribute('aria-pressed', document.body.classList.contains('dark'));
  };
  const toggleTheme = () => {
    const dark = document.body.classList.toggle('dark');
    try {
      localStorage.setItem(THEME, dark ? 'dark' : 'light');
    } catch {
      // Storage is closed to us: the choice lasts until the page is left.
    }
    find('#dark')?.setAttribute('aria-pressed', dark);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => setTimeout(applyTheme));

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
    // Gradio lets visibility change a frame later, and what is hidden takes no focus.
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
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeSheet();
  });
  document.addEventListener('click', (event) => {
    const on = (selector) => event.target.closest?.(selector);
    if (on('#dark')) toggleTheme();
    else if (on(LINKS)) openSheet(on(LINKS));
    else if (on('#browse, .scope-open')) openSheet(on('#browse, .scope-open'));
    // What is clicked may be drawn anew meanwhile: it was in the sheet then.
    else if (on('.src-close') || (event.target.isConnected && !on('#src-col'))) closeSheet();
  });

  applyTheme();
}
