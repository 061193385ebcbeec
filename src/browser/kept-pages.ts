/** Asks the service worker to keep these pages for when there is no network. */
export async function keepPages(addresses: readonly string[]): Promise<void> {
  const worker = await activeWorker();
  worker?.postMessage({ keep: [...addresses] });
}

/** Lets go of all kept pages whose addresses begin so. */
export async function forgetPages(start: string): Promise<void> {
  if (!navigator.serviceWorker?.controller) return;
  navigator.serviceWorker.controller.postMessage({ forget: [start] });
}

async function activeWorker(): Promise<ServiceWorker | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    await navigator.serviceWorker.register("/service-worker.js");
    return (await navigator.serviceWorker.ready).active;
  } catch {
    return null;
  }
}
