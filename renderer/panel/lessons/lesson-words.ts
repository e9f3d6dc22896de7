import type { DraftProblem } from '#shared/domain/lesson-draft'
import type { ImportNote } from '#shared/domain/lesson-import/mesh-lesson'
import type { PageRangeFault } from '#shared/domain/lesson-import/page-ranges'
import type { PanelWords } from '#shared/text/panel/ru'

/** What a draft lacks, as a person counts: stages from 1. */
export function problemWords({ lessons: { problem, face } }: PanelWords, one: DraftProblem): string {
  switch (one.kind) {
    case 'no-title':
    case 'no-stages':
      return problem[one.kind]
    case 'material-missing':
      return problem[one.kind](one.stage + 1, face.names[one.face].toLocaleLowerCase(), one.title)
    default:
      return problem[one.kind](one.stage + 1)
  }
}

/** What an import changed; missing materials have a list of their own. */
export function noteWords({ lessons: { importing: { note } } }: PanelWords, one: ImportNote): string | undefined {
  switch (one.kind) {
    case 'material-missing':
      return undefined
    case 'matched-by-title':
      return note[one.kind](one.stage + 1, one.title)
    case 'stage-split':
      return note[one.kind](one.stage + 1, one.parts)
    case 'minutes-guessed':
      return note[one.kind](one.stage + 1, one.minutes)
    case 'board-filled':
      return note[one.kind](one.stage + 1)
    case 'screen-unknown':
      return note[one.kind](one.stage + 1, one.screen, one.title)
    case 'stage-unreadable':
      return note[one.kind](one.place + 1)
    case 'stages-dropped':
      return note[one.kind](one.count)
  }
}

export function rangeWords({ lessons: { importing: { rangeFault } } }: PanelWords, fault: PageRangeFault): string {
  switch (fault.kind) {
    case 'nothing':
      return rangeFault[fault.kind]
    case 'beyond':
      return rangeFault[fault.kind](fault.part, fault.pages)
    case 'too-many':
      return rangeFault[fault.kind](fault.limit)
    default:
      return rangeFault[fault.kind](fault.part)
  }
}
