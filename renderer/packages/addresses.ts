/** Our own script in the reserved folder; it may stand in several pages, so the place comes from the script, not from the page. */
export const ownScript = (name: string): string => new URL(name, ownFolder).href
const ownFolder = (document.currentScript as HTMLScriptElement).src

/** A file of the package by its manifest path; a course may hang a query or a fragment on it. */
export function fileAddress(path: string, suffix = ''): string {
  return new URL(`../${path.split('/').map(encodeURIComponent).join('/')}${suffix}`, ownFolder).href
}

/** Loads one of our scripts into this page; a second wish for it waits for the first. */
export function loadScript(name: string): Promise<void> {
  const known = loading.get(name)
  if (known) return known
  const loaded = new Promise<void>((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: ownScript(name), onload: () => resolve(), onerror: () => reject(new Error(name)) })
    document.head.append(script)
  })
  loading.set(name, loaded)
  return loaded
}
const loading = new Map<string, Promise<void>>()
