/** Asks the service worker to keep these pages, with what they need to be shown, for when there is no network. */
export async function keepPages(addresses: readonly string[]): Promise<void> {
  const worker = await activeWorker();
  worker?.postMessage({ keep: [...addresses, ...assetsOfPage()] });
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

function assetsOfPage(): string[] {
  const links = document.querySelectorAll<HTMLLinkElement>(
    'link[rel="stylesheet"], link[rel="icon"]',
  );
  const scripts = document.querySelectorAll<HTMLScriptElement>("script[src]");
  const addresses = [...links].map(({ href }) => href).concat([...scripts].map(({ src }) => src));
  return addresses.map((address) => new URL(address).pathname);
}
