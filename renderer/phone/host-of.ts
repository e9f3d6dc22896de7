/** The host that a link leads to, as a person reads it; the link itself is never rebuilt from it. */
export function hostOf(url: string): string {
  return /^https:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? url
}
