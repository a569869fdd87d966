const TIMES = 3;
const WITHIN_MS = 5_000;

/** The quick exit: blank at once, then away. Without script the link itself goes to /weg, which ends the session. */
export function watchForLeaving(): void {
  document.addEventListener(
    'click',
    (click) => {
      const link = (click.target as Element | null)?.closest?.('[data-leave]');
      if (!link) return;
      click.preventDefault();
      leave();
    },
    true,
  );
  let pressed: number[] = [];
  document.addEventListener('keydown', (press) => {
    if (press.key !== 'Shift' || press.repeat || document.querySelector('[data-leave]') === null) return;
    pressed = [...pressed.filter((at) => press.timeStamp - at < WITHIN_MS), press.timeStamp];
    if (pressed.length >= TIMES) leave();
  });
  // A page that the browser kept to show again at once on Back shows nothing of the house.
  addEventListener('pagehide', () => document.documentElement.classList.add('weg'));
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.replace('/weer');
    else document.documentElement.classList.remove('weg');
  });
}

export function leave(): void {
  document.documentElement.classList.add('weg');
  document.title = 'Pagina';
  // Offline nothing can be asked of the server: at sight of this cookie it ends the session with the next request.
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing in the browsers of cheap phones
  document.cookie = '__Host-weg=1; Path=/; Secure; SameSite=Strict';
  location.replace('/weg');
}
