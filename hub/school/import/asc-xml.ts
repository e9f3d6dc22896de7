import { importLimits, type ImportFileFault } from '#shared/contract/timetable-import'
import { gradeOf } from '#shared/domain/timetable-import/name-key'
import { failure, success, type Result } from '#shared/result'
import { childNamed, childrenNamed, isCutXml, parseXml, type XmlElement } from '../../library/xml'
import { AscNames } from './asc-names'
import { wallTimeOf } from './cell-values'
import { longestSpan, type DraftBell, type DraftLesson, type TimetableDraft } from './timetable-draft'
import { WarningList } from './warning-list'

type Attributes = ReadonlyMap<string, string>
const listOf = (value: string | undefined): string[] => (value ?? '').split(',').map(id => id.trim()).filter(Boolean)
const elementOf = (name: string, attributes: Attributes): string => `${name} ${attributes.get('id') ?? attributes.get('lessonid') ?? ''}`.trim()

/** Containers that are understood or known to hold nothing for a timetable; pupils are among the latter and are never looked at. */
const known = new Set([
  'periods', 'breaks', 'bells', 'daysdefs', 'weeksdefs', 'termsdefs', 'subjects', 'teachers', 'buildings', 'classrooms', 'grades', 'classes', 'groups', 'students', 'studentsubjects', 'lessons', 'cards', 'classroomsupervisions', 'ttreports', 'groupsubjects',
])

/**
 * Reads an export of aSc Timetables (2008 to 2025): one draft lesson per card, room and week. Periods go by their attribute, rooms by the card before the lesson, groups by `divisiontag`;
 * ids that lead nowhere and cards written twice are told and left out. Takes the text without its byte order mark.
 */
export function parseAscXml(text: string): Result<TimetableDraft, ImportFileFault> {
  const root = parseXml(text)
  if (root?.name !== 'timetable') return failure({ kind: /<timetable[\s>]/.test(text) && isCutXml(text) ? 'truncated' : 'not-xml' })
  const warnings = new WarningList()
  for (const child of root.children) if (typeof child !== 'string' && !known.has(child.name)) warnings.add({ kind: 'unknown-element', element: child.name })
  const rows = (container: string, name: string): Attributes[] => childrenNamed(childNamed(root, container), name).map(({ attributes }) => attributes)
  const names = new AscNames(rows, warnings)
  const lessons = cardsOf(root, rows, names, warnings)
  if (lessons.length > importLimits.lessons) return failure({ kind: 'too-many-rows', limit: importLimits.lessons })
  if (lessons.length === 0 && names.classes.size === 0) return failure({ kind: 'empty' })
  const buildings = new Map(rows('buildings', 'building').map(one => [one.get('id') ?? '', one.get('name') ?? '']))
  return success({
    bellSets: bellSetsOf(rows('periods', 'period'), warnings),
    weekNames: names.weekNames,
    classes: [...names.classes.values()].map(({ name, attributes }) => ({ name, grade: gradeFrom(attributes.get('grade')) ?? gradeOf(name) })),
    rooms: [...names.rooms.values()].map(({ name, attributes }) => ({ name, building: buildings.get(attributes.get('buildingid') ?? '') || undefined })),
    lessons, changes: [], days: [], warnings: warnings.all(),
  })
}

function gradeFrom(value: string | undefined): number | undefined {
  const grade = Number(value)
  return value && Number.isInteger(grade) && grade >= 1 && grade <= 11 ? grade : undefined
}

function bellSetsOf(periods: readonly Attributes[], warnings: WarningList): TimetableDraft['bellSets'] {
  const bells: DraftBell[] = []
  for (const period of periods) {
    const number = numberOf(period.get('period'))
    const [start, end] = [wallTimeOf(period.get('starttime') ?? ''), wallTimeOf(period.get('endtime') ?? '')]
    if (number === undefined) continue
    if (!start || !end) warnings.add({ kind: 'no-such-time', element: `period ${number}`, value: `${period.get('starttime') ?? ''}–${period.get('endtime') ?? ''}` })
    else if (!bells.some(bell => bell.number === number)) bells.push({ number, start, end })
  }
  return bells.length > 0 ? [{ name: '', bells: bells.sort((a, b) => a.number - b.number), classNames: [] }] : []
}

function cardsOf(root: XmlElement, rows: (container: string, name: string) => Attributes[], names: AscNames, warnings: WarningList): DraftLesson[] {
  const planned = new Map(rows('lessons', 'lesson').map(lesson => [lesson.get('id') ?? '', lesson]))
  const firstDay = /daynumbering0/.test(root.attributes.get('options') ?? '') ? 0 : 1
  const seen = new Set<string>()
  const found: DraftLesson[] = []
  for (const card of rows('cards', 'card')) {
    const element = elementOf('card', card)
    const lesson = planned.get(card.get('lessonid') ?? '')
    if (found.length > importLimits.lessons) break
    if (!lesson) {
      warnings.add({ kind: 'card-without-lesson', element })
      continue
    }
    const period = numberOf(card.get('period'))
    if (period === undefined || period > 20) {
      if (card.get('period')) warnings.add({ kind: 'no-such-period', element, value: card.get('period')! })
      continue // an unplaced card has no period
    }
    const days = daysOf(card, lesson, names, firstDay)
    if (days.length === 0) {
      warnings.add({ kind: 'card-without-day', element, value: card.get('days') ?? card.get('day') ?? '' })
      continue
    }
    const weeks = names.weeksOf(card.get('weeks') ?? lesson.get('weeks'), lesson.get('weeksdefid'))
    const key = [card.get('lessonid'), period, days, weeks ?? '', card.get('terms') ?? ''].join('|')
    if (seen.has(key)) {
      warnings.add({ kind: 'duplicate-card', element })
      continue
    }
    seen.add(key)
    const facts = names.factsOf(lesson, elementOf('lesson', lesson))
    if (!facts) continue
    const terms = names.termsOf(card.get('terms'), lesson.get('termsdefid'))
    const span = Math.min(longestSpan, Math.max(1, numberOf(lesson.get('periodspercard')) ?? 1))
    for (const room of roomsOf(card, lesson, names, element, warnings)) for (const weekday of days) found.push({ weekday, period, span, weeks, terms, ...facts, room })
  }
  return found
}

/** A card's own rooms win; a lesson's are only candidates, so several of them decide nothing. */
function roomsOf(card: Attributes, lesson: Attributes, names: AscNames, element: string, warnings: WarningList): (string | undefined)[] {
  const own = names.roomsOf(listOf(card.get('classroomids') ?? card.get('classroomid')), element)
  if (own.length > 0) return own
  const candidates = names.roomsOf(listOf(lesson.get('classroomids')), elementOf('lesson', lesson))
  if (candidates.length > 1) warnings.add({ kind: 'room-undecided', element, value: candidates.join(', ') })
  return candidates.length === 1 ? candidates : [undefined]
}

/** Weekdays from a mask («10000»), or a number as exports before 2012 write it; without either the lesson's own days, if it names exactly those of one mask. */
function daysOf(card: Attributes, lesson: Attributes, names: AscNames, firstDay: number): number[] {
  const mask = card.get('days') ?? names.dayMask(lesson.get('daysdefid'))
  if (mask) return /^[01]{1,7}$/.test(mask) ? [...mask].flatMap((bit, index) => (bit === '1' ? [index + 1] : [])) : []
  const day = numberOf(card.get('day'))
  return day !== undefined && day >= firstDay && day - firstDay < 7 ? [day - firstDay + 1] : []
}

const numberOf = (value: string | undefined): number | undefined => (/^\d{1,3}$/.test(value ?? '') ? Number(value) : undefined)
