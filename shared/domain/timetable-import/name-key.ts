/** Letters of the Latin alphabet that look like Russian ones: people type «8A» on either keyboard. */
const lookalikes: Record<string, string> = { a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у', ё: 'е' }

/** One spelling of a name of a class or room: «8 Б», «8б», «8-Б», «08 "Б"» and «8 B» of a Latin keyboard are alike, 11 and 1 1 are not. */
export function nameKey(name: string): string {
  const plain = name.normalize('NFKC').toLocaleLowerCase('ru')
  const letters = /\p{Script=Cyrillic}/u.test(plain) || isClassLike(plain) ? plain.replaceAll(/[abcehkmoptxyё]/g, letter => lookalikes[letter] ?? letter) : plain
  return letters.replaceAll(/(?<=\d)\s+(?=\d)/g, '_').replaceAll(/[^\p{L}\d_]+/gu, '').replaceAll(/(?<![\d_])0+(?=\d)/g, '')
}

/** A number and one letter: the only names where a Latin letter surely stands for a Russian one. */
const isClassLike = (plain: string): boolean => /^\s*\d{1,2}\W*[a-z]\W*$/.test(plain)

/** The grade that a class's name begins with, 0 to 11. */
export function gradeOf(className: string): number | undefined {
  const number = /^\D{0,3}(\d{1,2})(?!\d)/.exec(className)?.[1]
  return number !== undefined && Number(number) <= 11 ? Number(number) : undefined
}

/** Words for comparing headings and names of subjects: lower case, one space between words, no marks but №. */
export const plainWords = (text: string): string => text.normalize('NFC').toLocaleLowerCase('ru').replaceAll('ё', 'е').replaceAll(/[^\p{L}\d№]+/gu, ' ').trim()
