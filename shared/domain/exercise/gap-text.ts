/** A piece of a text with gaps: words, or the place of a gap. */
export type GapPiece = { readonly kind: 'words'; readonly words: string } | { readonly kind: 'gap'; readonly id: string }

/** Splits a text at its gaps, written `{{id}}`; what is not the mark of a gap stays words. Joined again it is the same text. */
export function gapPieces(text: string): GapPiece[] {
  return text.split(/(\{\{[a-z0-9-]{1,64}\}\})/).flatMap((piece, index): GapPiece[] => {
    if (index % 2 === 1) return [{ kind: 'gap', id: piece.slice(2, -2) }]
    return piece === '' ? [] : [{ kind: 'words', words: piece }]
  })
}

/** Ids of the gaps of a text, in reading order, as often as they stand there. */
export function gapsIn(text: string): string[] {
  return gapPieces(text).flatMap(piece => (piece.kind === 'gap' ? [piece.id] : []))
}
