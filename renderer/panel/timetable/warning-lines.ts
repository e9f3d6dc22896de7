import type { Conflict } from '#shared/domain/timetable/conflicts'
import type { NormWarning } from '#shared/domain/timetable/norms'
import type { Timetable } from '#shared/domain/timetable/schema'
import type { PanelWords } from '#shared/text/panel/ru'

type Words = PanelWords['timetable']
const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string => list.find(one => one.id === id)?.name ?? id

export function conflictLine(words: Words, { classes, rooms, lessons }: Timetable, conflict: Conflict): string {
  const day = words.weekdays[conflict.weekday] ?? ''
  switch (conflict.kind) {
    case 'room': return words.conflicts.room(nameIn(rooms, conflict.whose), day)
    case 'teacher': return words.conflicts.teacher(conflict.whose, day)
    case 'class': return words.conflicts.class(nameIn(classes, conflict.whose), day)
    case 'bell': return words.conflicts.bell(day, lessons.find(({ id }) => id === conflict.lessonIds[0])?.period ?? 0)
  }
}

export function normLine({ norms }: Words, { bellSets, classes }: Pick<Timetable, 'bellSets' | 'classes'>, warning: NormWarning): string {
  const set = (id: string) => nameIn(bellSets, id)
  switch (warning.kind) {
    case 'starts-early':
    case 'ends-late': return norms[warning.kind](set(warning.bellSetId), warning.number, warning.limit)
    case 'lesson-long':
    case 'break-short': return norms[warning.kind](set(warning.bellSetId), warning.number, warning.minutes, warning.limit)
    case 'no-long-break': return norms['no-long-break'](set(warning.bellSetId), warning.limit)
    case 'second-shift': return norms['second-shift'](nameIn(classes, warning.classId))
    case 'first-grade-long': return norms['first-grade-long'](nameIn(classes, warning.classId), set(warning.bellSetId), warning.half, warning.minutes, warning.limit)
  }
}
