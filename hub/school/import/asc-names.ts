import type { DraftLesson } from './timetable-draft'
import type { WarningList } from './warning-list'

type Attributes = ReadonlyMap<string, string>
type Rows = (container: string, name: string) => Attributes[]
export interface AscThing {
  readonly name: string
  readonly attributes: Attributes
}
type Facts = Pick<DraftLesson, 'classNames' | 'group' | 'subject' | 'teachers'>

/** The named things of an aSc file by their ids, and what a lesson says through them. */
export class AscNames {
  readonly classes: ReadonlyMap<string, AscThing>
  readonly rooms: ReadonlyMap<string, AscThing>
  readonly weekNames: readonly string[]
  readonly #subjects: ReadonlyMap<string, AscThing>
  readonly #teachers: ReadonlyMap<string, AscThing>
  readonly #groups: ReadonlyMap<string, AscThing>
  readonly #days: ReadonlyMap<string, string>
  readonly #weeks: ReadonlyMap<string, string>
  readonly #terms: ReadonlyMap<string, string>
  readonly #warnings: WarningList
  readonly #told = new Set<string>()

  constructor(rows: Rows, warnings: WarningList) {
    this.#warnings = warnings
    this.classes = things(rows('classes', 'class'))
    this.rooms = roomsApart(rows)
    this.#subjects = things(rows('subjects', 'subject'))
    this.#teachers = things(rows('teachers', 'teacher'), teacherName)
    this.#groups = things(rows('groups', 'group'))
    this.#days = masks(rows('daysdefs', 'daysdef'), 'days')
    const weeks = rows('weeksdefs', 'weeksdef')
    this.#weeks = masks(weeks, 'weeks')
    this.#terms = masks(rows('termsdefs', 'termsdef'), 'terms')
    const count = Math.max(1, ...[...this.#weeks.values()].flatMap(masksIn).map(mask => mask.length), ...rows('cards', 'card').map(card => masksIn(card.get('weeks'))[0]?.length ?? 1))
    this.weekNames = count < 2 || count > 4 ? [] : Array.from({ length: count }, (_unused, index) => nameOfMask(weeks, index, count) ?? String(index + 1))
  }

  /** The weeks that a mask stands for; undefined: every week. */
  weeksOf(mask: string | undefined, definition: string | undefined): number[] | undefined {
    const own = masksIn(mask ?? this.#weeks.get(definition ?? ''))[0]
    if (!own || !own.includes('0') || this.weekNames.length < 2) return undefined
    const weeks = [...own].flatMap((bit, index) => (bit === '1' && index < this.weekNames.length ? [index + 1] : []))
    return weeks.length > 0 && weeks.length < this.weekNames.length ? weeks : undefined
  }

  /** The days of a definition that names one mask; several («10000,01000») leave it open. */
  dayMask(definition: string | undefined): string | undefined {
    const found = masksIn(this.#days.get(definition ?? ''))
    return found.length === 1 ? found[0] : undefined
  }

  /** The terms of the year as a mask («10»: the first of two); undefined: the whole year. */
  termsOf(mask: string | undefined, definition: string | undefined): string | undefined {
    const own = masksIn(mask ?? this.#terms.get(definition ?? ''))
    return own.length === 0 || own.some(one => !one.includes('0')) ? undefined : own[0]
  }

  roomsOf(ids: readonly string[], element: string): string[] {
    return ids.flatMap(id => this.#find(this.rooms, id, element)?.name ?? [])
  }

  /** Subject, classes, group and teachers of a lesson; undefined when it has no subject or no class that exists. */
  factsOf(lesson: Attributes, element: string): Facts | undefined {
    const subject = this.#find(this.#subjects, lesson.get('subjectid') ?? lesson.get('subjectids') ?? '', element)?.name
    if (!subject) {
      this.#tell('lesson-without-subject', element)
      return undefined
    }
    const groups = listOf(lesson.get('groupids')).flatMap(id => this.#find(this.#groups, id, element) ?? [])
    const classIds = new Set([...listOf(lesson.get('classids') ?? lesson.get('classid')), ...groups.map(({ attributes }) => attributes.get('classid') ?? '')].filter(Boolean))
    const classNames = [...classIds].flatMap(id => this.#find(this.classes, id, element)?.name ?? [])
    if (classNames.length === 0) {
      this.#tell('lesson-without-class', element)
      return undefined
    }
    const parts = groups.filter(({ attributes }) => attributes.get('entireclass') !== '1' && (attributes.get('divisiontag') ?? '1') !== '0')
    const name = [...new Set(parts.map(one => one.name))].join(' + ').slice(0, 40)
    const division = parts[0]?.attributes.get('divisiontag')
    const teachers = listOf(lesson.get('teacherids') ?? lesson.get('teacherid')).flatMap(id => this.#find(this.#teachers, id, element)?.name ?? [])
    return { classNames, group: name ? { name, ...(division ? { division: division.slice(0, 40) } : {}) } : undefined, subject, teachers }
  }

  #find(things: ReadonlyMap<string, AscThing>, id: string, element: string): AscThing | undefined {
    const found = things.get(id)
    if (!found && id) this.#tell('unknown-id', element, id)
    return found
  }

  #tell(kind: 'unknown-id' | 'lesson-without-subject' | 'lesson-without-class', element: string, value?: string): void {
    const key = [kind, element, value].join('|')
    if (this.#told.has(key)) return // one lesson has many cards
    this.#told.add(key)
    this.#warnings.add({ kind, element, ...(value === undefined ? {} : { value }) })
  }
}

const listOf = (value: string | undefined): string[] => (value ?? '').split(',').map(id => id.trim()).filter(Boolean)
const masksIn = (value: string | undefined): string[] => listOf(value).filter(mask => /^[01]{1,16}$/.test(mask))
const plainName = (one: Attributes): string => (one.get('name') || one.get('short') || '').replaceAll(/\s+/g, ' ').trim()
/** Teachers carry surname and initials in `name` or apart; mail and telephone stay where they are. */
const teacherName = (one: Attributes): string => plainName(one) || [one.get('lastname'), one.get('firstname')].filter(Boolean).join(' ').trim()

function things(rows: readonly Attributes[], nameOf: (one: Attributes) => string = plainName): Map<string, AscThing> {
  return new Map(rows.flatMap((attributes): [string, AscThing][] => {
    const [id, name] = [attributes.get('id'), nameOf(attributes)]
    return id && name ? [[id, { name: name.slice(0, 80), attributes }]] : []
  }))
}

/** Rooms of one number in two buildings are told apart by the building's name. */
function roomsApart(rows: Rows): Map<string, AscThing> {
  const buildings = new Map(rows('buildings', 'building').map(one => [one.get('id'), plainName(one)]))
  const all = [...things(rows('classrooms', 'classroom'))]
  return new Map(all.map(([id, room]): [string, AscThing] => {
    const building = buildings.get(room.attributes.get('buildingid'))
    const isTwice = all.some(([other, { name }]) => other !== id && name === room.name)
    return [id, isTwice && building ? { ...room, name: `${room.name}, ${building}` } : room]
  }))
}

const masks = (rows: readonly Attributes[], name: string): Map<string, string> => new Map(rows.map(row => [row.get('id') ?? '', row.get(name) ?? '']))

function nameOfMask(weeks: readonly Attributes[], index: number, count: number): string | undefined {
  const mask = '0'.repeat(index) + '1' + '0'.repeat(count - index - 1)
  const found = weeks.find(week => week.get('weeks') === mask)
  return found && (plainName(found) || undefined)
}
