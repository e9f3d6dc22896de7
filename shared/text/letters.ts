/** The same keys of a keyboard in two layouts: what was typed while the other one was on. */
export const keyboardRows = {
  en: "`qwertyuiop[]asdfghjkl;'zxcvbnm,.",
  ru: 'ёйцукенгшщзхъфывапролджэячсмитьбю',
} as const

/** How Russian is written with Latin letters, the longest first; several readings of one are all tried. */
export const latinToRussian: readonly (readonly [latin: string, russian: readonly string[]])[] = [
  ['shch', ['щ']], ['sch', ['щ']],
  ['zh', ['ж']], ['kh', ['х']], ['ts', ['ц']], ['ch', ['ч']], ['sh', ['ш']], ['yu', ['ю']], ['ju', ['ю']], ['ya', ['я']], ['ja', ['я']], ['yo', ['е']], ['jo', ['е']], ['ye', ['е']], ['iy', ['ий', 'ы']], ['yj', ['ый']],
  ['a', ['а']], ['b', ['б']], ['c', ['ц', 'к']], ['d', ['д']], ['e', ['е', 'э']], ['f', ['ф']], ['g', ['г']], ['h', ['х']], ['i', ['и']], ['j', ['й', 'ж']], ['k', ['к']], ['l', ['л']],
  ['m', ['м']], ['n', ['н']], ['o', ['о']], ['p', ['п']], ['q', ['к']], ['r', ['р']], ['s', ['с']], ['t', ['т']], ['u', ['у']], ['v', ['в']], ['w', ['в']], ['x', ['кс', 'х']], ['y', ['ы', 'й', 'и']], ['z', ['з']],
]

/** How Russian letters are written with Latin ones. */
export const russianToLatin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
}
