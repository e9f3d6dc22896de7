import type { LibraryItem, LibraryKind, LibraryThing } from '#shared/contract/panel-library'
import type { Invite } from '#shared/domain/invite'
import { sizeBytes } from '#shared/domain/material'
import type { Subject } from '#shared/domain/subject'
import { subjectNames } from '#shared/text/subjects'
import type { PanelWords } from '#shared/text/panel/ru'
import { lessonMinutes } from '../model/lesson-minutes'

/** Something that can be shown, as a line of a list. */
export interface Thing {
  readonly id: string
  readonly title: string
  readonly line: string
  readonly subject: Subject | undefined
  readonly kind: LibraryKind | 'invite'
}

/** A lesson or a material as a line. */
export function thingOf(item: LibraryItem, words: PanelWords, language: 'ru' | 'en'): Thing {
  const { id, title, subject } = item
  const about = item.kind === 'lesson' ? [words.gradesShort(item.grades), words.library.lessonLine(item.minutes, item.stages)] : [words.library.kind[item.type], words.gradesShort(item.grades)]
  return { id, title, subject, kind: item.kind === 'lesson' ? 'lesson' : item.type, line: [subjectNames[language][subject], ...about].filter(Boolean).join(' · ') }
}

/** A lesson or material that was read whole, as the list shows it. */
export function itemOf(thing: LibraryThing): LibraryItem {
  if (thing.kind === 'lesson') {
    const { id, title, subject, grade, topic, stages } = thing.lesson
    return { kind: 'lesson', id, title, subject, topic, grades: [grade], minutes: lessonMinutes(thing.lesson), stages: stages.length }
  }
  const { id, title, subject, grades, topic, type, source } = thing.material
  return { kind: 'material', id, title, subject, topic, grades, type, source, bytes: sizeBytes(thing.material) }
}

/** Invites as lines, of which every word must be met. */
export function inviteThings(invites: readonly Invite[] | undefined, typed: string, words: PanelWords): Thing[] {
  const fold = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  const wanted = fold(typed).split(/\s+/).filter(Boolean)
  return (invites ?? []).filter(({ revokedAt }) => revokedAt === undefined)
    .map((invite): Thing => ({
      id: invite.id, title: invite.title, subject: undefined, kind: 'invite',
      line: [invite.className, words.invites.role[invite.role], words.invites.kind[invite.kind]].join(' · '),
    }))
    .filter(({ title, line }) => wanted.every(word => fold(`${title} ${line}`).includes(word)))
}
