/** The code of the address `/f/abcd-efgh-ijkl`; undefined for every other page. */
export function doorCodeOf(path: string): string | undefined {
  return /^\/f\/([0-9a-z-]{4,20})\/?$/.exec(path)?.[1]
}
