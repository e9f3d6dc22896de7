import { localTime } from '#shared/domain/local-time'
import type { Reason } from '#shared/domain/reasons/reason'
import type { BoardText } from '#shared/text/board/ru'
import { subjectNames } from '#shared/text/subjects'
import type { Language } from '../../ui/language'
import { datedWords, dayWords, timeWords } from '../clock/format'
import { datedInWords, dateInWords, lastDayInWords, nextLessonsWords } from './day-words'

/** In what words, and seen from when. */
interface Speech {
  readonly text: BoardText
  readonly language: Language
  readonly timeZone: string
  readonly nowMs: number
}

/** One reason in one or two sentences, for a public screen. */
export function reasonWords(reason: Reason, speech: Speech): string {
  const { text: { why }, language, timeZone, nowMs } = speech
  const date = (local: string | undefined) => local && datedInWords(local, nowMs, language)
  const time = (ms: number | undefined) => (ms === undefined ? undefined : timeWords(ms, language, timeZone))
  switch (reason.kind) {
    case 'weekly-plan': return why.weeklyPlan(reason, date(reason.from), lastDayInWords(reason.until, nowMs, language))
    case 'moved-day': return why.movedDay(reason)
    case 'week': return why.week(reason.name)
    case 'change': return why.change(why.changes[reason.change](reason.toRoomName), momentWords(reason.madeAt, speech), reason.source, plannedWords(reason, speech))
    case 'bells': return why.bells(reason, reason.by.kind === 'rule' ? why.scope(reason.by, date(reason.by.from), lastDayInWords(reason.by.until, nowMs, language)) : '')
    case 'own-time': return why.ownTime(reason.start, reason.end)
    case 'together': return why.together(reason.className)
    case 'group': return why.group(reason.name)
    case 'no-lessons': {
      const named = 'name' in reason.why ? reason.why.name : ''
      return [`${why.day[reason.why.kind](named, reason.weekday)}.`, reason.why.kind === 'holiday' ? why.holidayUntil(dateInWords(reason.why.until, language)) : why.dayMore[reason.why.kind]].filter(Boolean).join(' ')
    }
    case 'next-lessons': return `${nextLessonsWords(reason.next, localTime(nowMs, timeZone).date, speech.text, language)}.`
    case 'code-seen': return why.codeSeen[reason.why](reason.role, time(reason.untilMs))
    case 'code-near': return why.codeNear[reason.near]
    case 'code-rule': return why.codeRule(datedInWords(reason.asOf, nowMs, language), reason.source)
    case 'code-age': return why.codeAge(datedWords(Date.parse(reason.createdAt), nowMs, language, timeZone), reason.renewedAt && datedWords(Date.parse(reason.renewedAt), nowMs, language, timeZone))
    case 'notice': return why.notice(reason.from && momentAt(reason.from, speech), reason.until && momentAt(reason.until, speech))
    case 'scene': return [why.scene[reason.rule], ...(reason.rule === 'push' ? [why.source(reason.source)] : []), ...(reason.rule === 'idle' ? [] : [reason.untilMs === undefined ? why.openEnd : why.until(time(reason.untilMs)!)])].join(' ')
  }
}

/** `в 10:03`, of another day with its date. */
function momentWords(instant: string, { text, language, timeZone, nowMs }: Speech): string {
  const ms = Date.parse(instant)
  const isToday = localTime(ms, timeZone).date === localTime(nowMs, timeZone).date
  return text.why.at(timeWords(ms, language, timeZone), isToday ? undefined : dayWords(ms, language, timeZone))
}

function momentAt(instant: string, { language, timeZone, nowMs }: Speech): string {
  const ms = Date.parse(instant)
  const isToday = localTime(ms, timeZone).date === localTime(nowMs, timeZone).date
  return isToday ? timeWords(ms, language, timeZone) : `${dayWords(ms, language, timeZone)}, ${timeWords(ms, language, timeZone)}`
}

function plannedWords({ was }: Extract<Reason, { kind: 'change' }>, { text, language }: Speech): string | undefined {
  return was && [was.subjectName ?? subjectNames[language][was.subject], was.teacher, was.roomName && text.why.room(was.roomName), was.start].filter(Boolean).join(', ')
}
