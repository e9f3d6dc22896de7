/** The short name in `/i/8b` or `/phone/#8b`; undefined when the address carries none or nonsense. */
export function shortNameOf(pathname: string, hash: string): string | undefined {
  const name = /^\/i\/([^/]+)\/?$/.exec(pathname)?.[1] ?? hash.slice(1)
  return isShortName(name.toLowerCase()) ? name.toLowerCase() : undefined
}

/** Capitals are taken too: phones begin a word with one. */
export const isShortName = (name: string): boolean => /^[a-z0-9-]{2,12}$/.test(name)
