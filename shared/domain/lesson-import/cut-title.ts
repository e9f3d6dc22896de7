/** A title of at most 200 characters on one line; no character is cut in two. */
export function cutTitle(words: string): string {
  const plain = words.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  return plain.length <= 200 ? plain : `${[...plain].slice(0, 99).join('')}…`
}
