/** Empties what this browser keeps of us, beside what the server asks by Clear-Site-Data: Safari does only a part of
 *  that. We keep nothing there ourselves; a browser, an extension or an older version might have. Never throws. */
export async function emptyBrowser(): Promise<void> {
  for (const storage of ['localStorage', 'sessionStorage'] as const) attempt(() => window[storage].clear());
  await Promise.allSettled([emptyCaches(), emptyDatabases(), dismissWorkers()]);
}

async function emptyCaches(): Promise<void> {
  if (!('caches' in window)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function emptyDatabases(): Promise<void> {
  // Firefox before 126 cannot list them; there the server's header does it.
  const known = (await indexedDB.databases?.()) ?? [];
  for (const { name } of known) if (name !== undefined) indexedDB.deleteDatabase(name);
}

async function dismissWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/** Storage that the browser forbids throws at the first touch. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Forbidden storage holds nothing of ours.
  }
}
