// Runs before the first paint, so that a reader who chose dark or light never sees the other flash by.
const chosen = localStorage.getItem('signpost-theme');
if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
