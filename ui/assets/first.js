// Comes first in the page, so that its first frame has the theme that the visitor chose, or else the system's. The style
// sheets depend on the body's class `dark`; Gradio sets it by the system alone, at the start and when that changes.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const THEME = 'pullquote-theme';
  try {
    root.dataset.theme = localStorage.getItem(THEME) ?? '';
  } catch {
    root.dataset.theme = ''; // storage is not available
  }
  const apply = () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
    root.style.colorScheme = dark ? 'dark' : 'light';
    document.body?.classList.toggle('dark', dark);
  };
  apply();
  system.addEventListener('change', apply);
  const choose = () => {
    apply();
    try {
      localStorage.setItem(THEME, root.dataset.theme);
    } catch {
      // Storage is not available: the choice lasts until the page is left.
    }
  };
  new MutationObserver(choose).observe(root, { attributeFilter: ['data-theme'] });
  new MutationObserver((_, watching) => {
    if (!document.body) return;
    watching.disconnect();
    apply();
    new MutationObserver(apply).observe(document.body, { attributeFilter: ['class'] });
  }).observe(root, { childList: true });
})();

// Gradio's loading animation counts seconds frame by frame, and goes on when it is gone: it would keep every open page
// at work. It is known by that counting, and gets no frames.
{
  const next = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => (/performance\.now\(\)-[^;]{1,20}\/1e3/.test(draw) ? 0 : next(draw));
}
