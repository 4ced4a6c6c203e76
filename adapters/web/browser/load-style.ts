const loading = new Map<string, Promise<void>>();

/** Loads one of our stylesheets, once, and resolves when it applies. */
export function loadStyle(href: string): Promise<void> {
  const already = loading.get(href);
  if (already) return already;
  const loaded = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
  loading.set(href, loaded);
  return loaded;
}
