import { keyboardRows, latinToRussian, russianToLatin } from '#shared/text/letters'
import { foldText } from './fold-words'

const toRussianKeys = new Map([...keyboardRows.en].map((key, index) => [key, keyboardRows.ru[index]!]))
const toLatinKeys = new Map([...keyboardRows.ru].map((key, index) => [key, keyboardRows.en[index]!]))
const capitalKeys = new Map([['{', '['], ['}', ']'], [':', ';'], ['"', "'"], ['<', ','], ['>', '.'], ['~', '`']])

/** What the same keys give in the other layout: Latin letters and signs become Russian, and the other way round where nothing Latin is there. */
export function otherLayout(typed: string): string {
  const folded = typed.toLowerCase()
  const map = /[a-z]/.test(folded) ? toRussianKeys : toLatinKeys
  return foldText([...folded].map(key => capitalKeys.get(key) ?? key).map(key => map.get(key) ?? key).join(''))
}

/** No word has so many readings that are worth a look. */
const readingLimit = 24

/** How a folded word may be written in the other alphabet; none for a mixed one. */
export function otherAlphabet(word: string): string[] {
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return [[...word].map(letter => russianToLatin[letter] ?? letter).join('')]
  if (!/^[a-z]+$/.test(word)) return []
  let readings = ['']
  for (let at = 0; at < word.length;) {
    const [latin, russian] = latinToRussian.find(([letters]) => word.startsWith(letters, at))!
    readings = russian.flatMap(letters => readings.map(reading => reading + letters)).slice(0, readingLimit)
    at += latin.length
  }
  return readings
}
