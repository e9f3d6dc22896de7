/** A name from outside for people's eyes: nothing that turns the writing direction, hides or breaks a line, and not longer than can be read. */
export function plainName(name: string, most: number): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/gu, ' ').trim()
  const letters = [...plain]
  return letters.length <= most ? plain || '…' : `${letters.slice(0, most - 1).join('')}…`
}

/** What a file is called once it was taken: without what only machines read. */
export const titleOf = (name: string): string => name.replace(/\.[^.]{1,5}$/, '') || name
