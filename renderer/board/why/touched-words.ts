import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { Touched } from '#shared/domain/reasons/reason'
import type { BoardText } from '#shared/text/board/ru'
import type { Language } from '../../ui/language'
import { lessonName } from '../lesson-name'
import type { FreeDay } from './day-words'

/** What was touched, by its name and particulars; undefined for what has gone from the screen meanwhile. */
export function touchedWords(touched: Touched, { today, invites, notices }: Pick<BoardSnapshot, 'today' | 'invites' | 'notices'>, free: FreeDay, text: BoardText, language: Language): { what: string; details: string } | undefined {
  switch (touched.kind) {
    case 'lesson': {
      const lesson = today.find(({ plannedId }) => plannedId === touched.plannedId)
      return lesson && {
        what: `${lessonName(lesson, language)}, ${lesson.className}`,
        details: [`${lesson.start}–${lesson.end}`, lesson.roomName && text.why.room(lesson.roomName), lesson.teacher, lesson.topic].filter(Boolean).join(' · '),
      }
    }
    case 'invite': {
      const invite = invites.find(({ id }) => id === touched.inviteId)
      return invite && { what: `${invite.className} · ${text.invite.kinds[invite.kind]}`, details: text.invite.roles[invite.role] }
    }
    case 'notice': {
      const notice = notices.find(({ id }) => id === touched.noticeId)
      return notice && { what: notice.text, details: '' }
    }
    case 'day':
      return { what: free.title, details: '' }
  }
}
