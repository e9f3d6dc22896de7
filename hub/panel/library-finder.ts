import { setImmediate } from 'node:timers/promises'
import type { LibraryFindings, LibraryItem, LibraryKind, PanelQuery } from '#shared/contract/panel-library'
import type { Lesson } from '#shared/domain/lesson'
import { sizeBytes, type Material } from '#shared/domain/material'
import { subjectNames } from '#shared/text/subjects'
import type { LibraryPort } from '../library/library-port'

type Thing = Lesson | Material

const eitherYo = /[её]/giu

/** Things looked at before others have their turn. */
const thingsAtOnce = 4_000

/** Finds in the whole library for the panel. Nothing is kept of it but the order and the last answer's list: 200 000 materials need no second copy. */
export class LibraryFinder {
  readonly #library: Pick<LibraryPort, 'materials' | 'lessons'>
  #ordered: { readonly of: readonly Material[]; readonly lessons: readonly Lesson[]; readonly things: readonly Thing[]; readonly choices: Choices } | undefined
  #found: { readonly words: string; readonly of: readonly Thing[]; readonly things: readonly Thing[] } | undefined

  constructor(library: Pick<LibraryPort, 'materials' | 'lessons'>) {
    this.#library = library
  }

  async find(query: PanelQuery, offset: number, limit: number): Promise<LibraryFindings> {
    const { things: all, choices } = this.#everything()
    const found = await this.#matching(query)
    return { ...choices, all: all.length, total: found.length, offset, items: found.slice(offset, offset + limit).map(itemOf) }
  }

  /** Everything that a query finds, in the list's order. */
  async everyFound(query: PanelQuery): Promise<readonly Thing[]> {
    return this.#matching(query)
  }

  /** Lessons first, then the newest material. */
  #everything() {
    const [materials, lessons] = [this.#library.materials(), this.#library.lessons()]
    if (this.#ordered?.of === materials && this.#ordered.lessons === lessons) return this.#ordered
    const added = materials.map(material => ({ material, ms: Date.parse(material.addedAt) })).sort((a, b) => b.ms - a.ms)
    const things = [...lessons, ...added.map(({ material }) => material)]
    return (this.#ordered = { of: materials, lessons, things, choices: choicesOf(things) })
  }

  async #matching(query: PanelQuery): Promise<readonly Thing[]> {
    const { things } = this.#everything()
    const words = JSON.stringify(query)
    if (this.#found?.of === things && this.#found.words === words) return this.#found.things // the next page of the same list
    const matches = matcherOf(query)
    const found: Thing[] = []
    for (let start = 0; start < things.length; start += thingsAtOnce) {
      for (const thing of things.slice(start, start + thingsAtOnce)) if (matches(thing)) found.push(thing)
      if (things.length > thingsAtOnce) await setImmediate()
    }
    this.#found = { words, of: things, things: found }
    return found
  }
}

type Choices = Pick<LibraryFindings, 'kinds' | 'subjects' | 'grades' | 'sources'>

function choicesOf(things: readonly Thing[]): Choices {
  const kinds = new Map<LibraryKind, number>()
  const [subjects, grades, sources] = [new Set<Thing['subject']>(), new Set<number>(), new Set<string>()]
  for (const thing of things) {
    kinds.set(kindOf(thing), (kinds.get(kindOf(thing)) ?? 0) + 1)
    subjects.add(thing.subject)
    for (const grade of gradesOf(thing)) grades.add(grade)
    if (isMaterial(thing) && thing.source !== '') sources.add(thing.source)
  }
  return { kinds: [...kinds].map(([kind, count]) => ({ kind, count })), subjects: [...subjects], grades: [...grades].sort((a, b) => a - b), sources: [...sources].sort((a, b) => a.localeCompare(b, 'ru')) }
}

/** Words are looked for in the texts as they are: an expression per word is cheaper than a folded copy of the library. `ё` equals `е`. */
function matcherOf({ words, kind, of, subject, grade, source }: PanelQuery): (thing: Thing) => boolean {
  const begins = (words.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(eitherYo, eitherYo.source)}`, 'iu'))
  const ofSubject = new Map<string, readonly boolean[]>()
  const subjectHas = (name: Thing['subject']): readonly boolean[] => {
    const known = ofSubject.get(name) ?? begins.map(begin => begin.test(`${subjectNames.ru[name]} ${subjectNames.en[name]}`))
    ofSubject.set(name, known)
    return known
  }
  return thing => {
    if (kind !== undefined && kindOf(thing) !== kind) return false
    if (of !== undefined && isMaterial(thing) !== (of === 'material')) return false
    if (subject !== undefined && thing.subject !== subject) return false
    if (grade !== undefined && !gradesOf(thing).includes(grade)) return false
    if (source !== undefined && (!isMaterial(thing) || thing.source !== source)) return false
    return begins.every((begin, i) => begin.test(thing.title) || begin.test(thing.topic) || begin.test(thing.author) || (isMaterial(thing) && begin.test(thing.summary)) || subjectHas(thing.subject)[i])
  }
}

function itemOf(thing: Thing): LibraryItem {
  const { id, title, subject, topic } = thing
  const head = { id, title, subject, topic, grades: gradesOf(thing) }
  if (isMaterial(thing)) return { ...head, kind: 'material', type: thing.type, bytes: sizeBytes(thing), source: thing.source }
  return { ...head, kind: 'lesson', minutes: thing.stages.reduce((sum, { minutes }) => sum + minutes, 0), stages: thing.stages.length }
}

const isMaterial = (thing: Thing): thing is Material => 'manifest' in thing
const kindOf = (thing: Thing): LibraryKind => (isMaterial(thing) ? thing.type : 'lesson')
const gradesOf = (thing: Thing): readonly number[] => (isMaterial(thing) ? thing.grades : [thing.grade])
