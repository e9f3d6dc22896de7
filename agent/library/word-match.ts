/** Case and ё do not count when people search. */
export const foldWords = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether every asked word begins some word of the text. Both sides folded by `wordsOf`. */
export function matchesWords(asked: readonly string[], words: readonly string[]): boolean {
  return asked.every(part => words.some(word => word.startsWith(part)))
}
