/** From the press of the key to the frame after the answer is in the page, in milliseconds. */
function pressToAnswer(): Promise<number> {
  return new Promise((resolve) => {
    let pressed = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { once: true });
    const before = document.querySelectorAll('#conversation .reply').length;
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll('#conversation .reply').length <= before) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

Object.assign(globalThis, { shown: pressToAnswer() });
