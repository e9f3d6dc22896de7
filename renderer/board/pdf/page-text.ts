/** A run of text on a page, its place in shares of the page: 0…1 from the left upper corner. */
export interface TextRun {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** The line ends behind it. */
  readonly endsLine: boolean
}

export interface Mark {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Letters by which people search: small, without the dots of ё; every letter stays one letter, so that places are kept. */
export function folded(words: string): string {
  return Array.from(words, letter => {
    const small = letter.toLowerCase()
    return small === 'ё' ? 'е' : /\s/.test(letter) ? ' ' : small.length === letter.length ? small : letter
  }).join('')
}

/** What a person typed, as it is looked for. */
export const wanted = (words: string): string => folded(words).trim().replace(/ +/g, ' ')

/** Every place of `words` on a page, as the rectangles that cover it; a place may go over several runs and lines. A hyphen at a line's end is no letter. */
export function findOnPage(runs: readonly TextRun[], words: string): Mark[][] {
  const sought = wanted(words)
  if (sought === '') return []
  let page = ''
  const owners: { run: TextRun; at: number }[] = []
  const add = (letter: string, run: TextRun, at: number) => {
    if (letter === ' ' && (page === '' || page.endsWith(' '))) return
    page += letter
    owners.push({ run, at })
  }
  for (const run of runs) {
    const letters = folded(run.text)
    const isBroken = run.endsLine && /[а-яa-z][-\u00ad]$/.test(letters)
    const end = isBroken ? letters.length - 1 : letters.length
    for (let at = 0; at < end; at++) if (letters[at] !== '\u00ad') add(letters[at]!, run, at)
    if (run.endsLine && !isBroken) add(' ', run, end)
  }
  const places: Mark[][] = []
  for (let from = page.indexOf(sought); from >= 0; from = page.indexOf(sought, from + sought.length)) places.push(marksOf(owners.slice(from, from + sought.length)))
  return places
}

/** One rectangle a run: letters are taken as equally wide, which is near enough to lead the eye. */
function marksOf(letters: readonly { run: TextRun; at: number }[]): Mark[] {
  return [...byRun(letters)].map(([run, part]) => {
    const wide = run.width / Math.max(1, run.text.length)
    const first = part[0]!.at
    const last = part.at(-1)!.at
    return { left: run.left + first * wide, top: run.top, width: Math.max(wide, (last - first + 1) * wide), height: run.height }
  })
}

function byRun(letters: readonly { run: TextRun; at: number }[]): Map<TextRun, { run: TextRun; at: number }[]> {
  const runs = new Map<TextRun, { run: TextRun; at: number }[]>()
  for (const letter of letters) runs.set(letter.run, [...(runs.get(letter.run) ?? []), letter])
  return runs
}
