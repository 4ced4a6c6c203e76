/** From the press of the key to the frame after both panes are in the page, in milliseconds. */
function pressToPanes(): Promise<number> {
  return new Promise((resolve) => {
    let pressed = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { once: true });
    const before = document.querySelectorAll('#conversation .panes').length;
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll('#conversation .panes').length <= before) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

Object.assign(globalThis, { shown: pressToPanes() });
