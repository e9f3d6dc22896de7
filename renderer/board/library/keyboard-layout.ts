export type KeyLayout = 'ru' | 'en' | 'digits'

/** One key of the on-screen keyboard: a character, or something to do. */
export type Key =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'erase' | 'space' | 'switch' | 'digits' | 'close'; readonly width: number }

const letters: Record<KeyLayout, readonly string[]> = {
  ru: ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  digits: ['1234567890', '-–+=()%№°', '.,:;!?«»"'],
}

/** Rows of a layout, top to bottom. Every layout can erase, put a space, change to the others and close. */
export function keysOf(layout: KeyLayout): readonly (readonly Key[])[] {
  const rows = letters[layout].map(row => [...row].map((character): Key => ({ kind: 'character', character })))
  const last = rows.length - 1
  return [
    ...rows.map((row, index) => (index === last ? [...row, { kind: 'erase', width: 2 } as const] : row)),
    [{ kind: 'digits', width: 2 }, { kind: 'switch', width: 2 }, { kind: 'space', width: 6 }, { kind: 'close', width: 2 }],
  ]
}

/** The layout after a press of `switch` or `digits`; letters come back in the language they were left in. */
export function layoutAfter(layout: KeyLayout, lettersBefore: 'ru' | 'en', press: 'switch' | 'digits'): KeyLayout {
  if (press === 'digits') return layout === 'digits' ? lettersBefore : 'digits'
  return lettersBefore === 'ru' ? 'en' : 'ru'
}

/** What the library's search takes. */
const searchLimit = 100

/** Text of a box after a key; never longer than its owner takes. */
export function typed(text: string, key: Key, longest = searchLimit): string {
  if (key.kind === 'erase') return [...text].slice(0, -1).join('')
  if (key.kind === 'space') return text === '' || text.endsWith(' ') ? text : `${text} `.slice(0, longest)
  return key.kind === 'character' ? (text + key.character).slice(0, longest) : text
}
