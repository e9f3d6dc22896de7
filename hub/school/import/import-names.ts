import type { ImportOptions, NameMapping } from '#shared/contract/timetable-import'
import type { Subject } from '#shared/domain/subject'
import type { Room, SchoolClass, Timetable } from '#shared/domain/timetable/schema'
import { gradeOf, nameKey, plainWords } from '#shared/domain/timetable-import/name-key'
import { roomKey } from '#shared/domain/timetable-import/room-key'
import { subjectOf } from '#shared/text/import/subject-of'
import { subjectNames } from '#shared/text/subjects'
import type { TimetableDraft } from './timetable-draft'

/** What the names of a file stand for in the school, and what is new. */
export interface ImportNames {
  classIdOf(name: string): string
  roomIdOf(name: string): string
  subjectOf(name: string): { readonly subject: Subject; readonly subjectName?: string }
  readonly newClasses: readonly SchoolClass[]
  readonly newRooms: readonly Room[]
  readonly buildings: Timetable['buildings']
  readonly mappings: { readonly classes: readonly NameMapping[]; readonly rooms: readonly NameMapping[]; readonly subjects: readonly NameMapping[] }
}

/** Matches names of classes, rooms and subjects with those that are there; what a person chose wins, what the timetable calls so already comes next, then the spelling decides. */
export function mapNames(draft: TimetableDraft, current: Timetable, chosen: ImportOptions): ImportNames {
  const buildings = [...current.buildings]
  const buildingIdOf = (name: string | undefined): string | undefined => {
    if (!name) return undefined
    const known = buildings.find(one => nameKey(one.name) === nameKey(name))
    if (known) return known.id
    const made = { id: freeId(`b-${latin(name)}`, buildings), name: name.slice(0, 80) }
    buildings.push(made)
    return made.id
  }
  const classes = matched(draft.classes, current.classes, nameKey, chosen.classes, 'c-', 20, ({ name, grade }) => ({ grade: grade ?? gradeOf(name) ?? 0 }))
  const rooms = matched(draft.rooms, current.rooms, roomKey, chosen.rooms, 'r-', 40, ({ building }) => {
    const buildingId = buildingIdOf(building)
    return buildingId === undefined ? {} : { buildingId }
  })
  const calledHere = new Map(current.lessons.flatMap(({ subject, subjectName }): [string, Subject][] => (subjectName ? [[plainWords(subjectName), subject]] : [])))
  const subjectNamed = (name: string): Subject => chosen.subjects?.[name] ?? calledHere.get(plainWords(name)) ?? subjectOf(name)
  const names = [...new Set([...draft.lessons.map(({ subject }) => subject), ...draft.changes.flatMap(({ subject }) => subject ?? [])])].sort((a, b) => a.localeCompare(b, 'ru'))
  return {
    classIdOf: classes.idOf, roomIdOf: rooms.idOf, newClasses: classes.made, newRooms: rooms.made, buildings,
    subjectOf: name => {
      const subject = subjectNamed(name)
      const isPlain = [subjectNames.ru[subject], subjectNames.en[subject]].some(usual => plainWords(usual) === plainWords(name))
      return { subject, ...(isPlain ? {} : { subjectName: name }) }
    },
    mappings: {
      classes: classes.mappings, rooms: rooms.mappings,
      subjects: names.map(name => ({ name, to: subjectNamed(name), isUnsure: chosen.subjects?.[name] === undefined && !calledHere.has(plainWords(name)) && subjectNamed(name) === 'other' })),
    },
  }
}

function matched<D extends { readonly name: string }, T extends { readonly id: string; readonly name: string }>(
  drafts: readonly D[], here: readonly T[], keyOf: (name: string) => string, chosen: Record<string, string> | undefined, prefix: string, longest: number, more: (draft: D) => Omit<T, 'id' | 'name'>,
): { idOf(name: string): string; made: T[]; mappings: NameMapping[] } {
  const plain = (name: string) => name.slice(0, longest).trim()
  const ids = new Map<string, string>()
  const made: T[] = []
  const mappings: NameMapping[] = []
  for (const draft of drafts) {
    const name = plain(draft.name)
    const key = keyOf(name)
    const wish = chosen?.[draft.name]
    const known = wish === '*' ? undefined : (here.find(({ id }) => id === wish) ?? here.find(one => one.name === name) ?? here.find(one => keyOf(one.name) === key))
    if (known) {
      ids.set(key, known.id)
      mappings.push({ name: draft.name, to: known.id, isUnsure: false })
      continue
    }
    if (!ids.has(key)) {
      const one = { id: freeId(prefix + latin(key || name), [...here, ...made]), name, ...more(draft) } as T
      made.push(one)
      ids.set(key, one.id)
    }
    mappings.push({ name: draft.name, to: undefined, isUnsure: wish === undefined && here.length > 0 })
  }
  return { idOf: name => ids.get(keyOf(plain(name))) ?? unknownName(name), made, mappings: mappings.sort((a, b) => a.name.localeCompare(b.name, 'ru', { numeric: true })) }
}

function unknownName(name: string): never {
  throw new Error(`a lesson of the draft names what the draft does not have: ${name}`)
}

export function freeId(wanted: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id))
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`
    if (!ids.has(id)) return id
  }
}

/** A name in the letters that ids may have. */
export function latin(name: string): string {
  const plain = [...name.toLocaleLowerCase('ru').normalize('NFC')].map(letter => letters[letter] ?? letter).join('')
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'x'
}
const letters: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'j', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
}
