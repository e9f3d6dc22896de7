/** A piece of a text with formulas. `display`: on a line of its own. */
export type RichPiece = { readonly kind: 'words'; readonly words: string } | { readonly kind: 'formula'; readonly latex: string; readonly display: boolean }

/** Splits a text at its formulas: `$…$` in the line, `$$…$$` on a line of its own, `\$` is the sign. A lone sign is a sign: «5 $» is five dollars. */
export function richPieces(text: string): RichPiece[] {
  const pieces: RichPiece[] = []
  let words = ''
  let rest = text
  while (rest !== '') {
    const found = /^\$\$(?!\s*\$\$)((?:[^$\\]|\\.)+)\$\$/su.exec(rest) ?? /^\$(?!\s)((?:[^$\\\n]|\\.)+?)(?<!\s)\$/su.exec(rest)
    if (found) {
      if (words !== '') pieces.push({ kind: 'words', words })
      words = ''
      pieces.push({ kind: 'formula', latex: found[1]!.trim(), display: found[0].startsWith('$$') })
      rest = rest.slice(found[0].length)
      continue
    }
    const plain = /^(?:\\\$|[^$\\]+|.)/su.exec(rest)![0]
    words += plain === '\\$' ? '$' : plain
    rest = rest.slice(plain.length)
  }
  if (words !== '') pieces.push({ kind: 'words', words })
  return pieces
}
