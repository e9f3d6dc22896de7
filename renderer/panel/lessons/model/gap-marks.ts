import { gapPieces } from '#shared/domain/exercise/gap-text'

/** A text as its author writes it: every gap is `[[…]]` in its place. Single brackets stay words: LaTeX has them. */
const mark = /\[\[([^[\]]*)\]\]/g

/** Splits a marked text into the text of a task, whose gaps are `{{g1}}`, and what stood in each mark. */
export function readMarks(marked: string): { text: string; gaps: { id: string; inside: string[] }[] } {
  const gaps: { id: string; inside: string[] }[] = []
  const text = marked.replace(mark, (_whole, inside: string) => {
    const id = `g${gaps.length + 1}`
    gaps.push({ id, inside: inside.split('|').map(words => words.trim()).filter(Boolean) })
    return `{{${id}}}`
  })
  return { text, gaps }
}

/** The marked text of a task again. */
export const writeMarks = (text: string, insideOf: (gapId: string) => readonly string[]): string =>
  gapPieces(text).map(piece => (piece.kind === 'words' ? piece.words : `[[${insideOf(piece.id).join('|')}]]`)).join('')
