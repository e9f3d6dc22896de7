/** Keeps words of one or two letters with the next word: a preposition at the end of a line stops a reader (Справочник издателя и автора, 2.6). */
export function typeset(text: string): string {
  return text.replace(/(?<=^|[\s«(„“])([\p{L}]{1,2}) (?=\S)/gu, '$1\u00a0').replace(/ (?=[—–] )/g, '\u00a0')
}
