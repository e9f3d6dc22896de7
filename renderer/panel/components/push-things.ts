import type { Library } from '#shared/contract/panel'
import type { Invite } from '#shared/domain/invite'
import type { Subject } from '#shared/domain/subject'
import { subjectNames } from '#shared/text/subjects'
import type { PanelWords } from '#shared/text/panel/ru'
import { lessonMinutes, type LibraryKind } from '../model/library-filter'

/** Something that can be shown, as a line of a list. */
export interface Thing {
  readonly id: string
  readonly title: string
  readonly line: string
  readonly subject: Subject | undefined
  readonly kind: LibraryKind | 'invite'
}

/** Lessons as lines. */
export function lessonThings(library: Library | undefined, words: PanelWords, language: 'ru' | 'en'): Thing[] {
  return (library?.lessons ?? []).map(lesson => ({
    id: lesson.id, title: lesson.title, subject: lesson.subject, kind: 'lesson',
    line: [subjectNames[language][lesson.subject], words.grade(lesson.grade), words.library.lessonLine(lessonMinutes(lesson), lesson.stages.length)].join(' · '),
  }))
}

/** Materials as lines. */
export function materialThings(library: Library | undefined, words: PanelWords, language: 'ru' | 'en'): Thing[] {
  return (library?.materials ?? []).map(material => ({
    id: material.id, title: material.title, subject: material.subject, kind: material.type,
    line: [words.library.kind[material.type], subjectNames[language][material.subject], words.gradesShort(material.grades)].join(' · '),
  }))
}

/** Invites as lines. */
export function inviteThings(invites: readonly Invite[] | undefined, words: PanelWords): Thing[] {
  return (invites ?? []).map(invite => ({
    id: invite.id, title: invite.title, subject: undefined, kind: 'invite',
    line: [invite.className, words.invites.role[invite.role], words.invites.kind[invite.kind]].join(' · '),
  }))
}
