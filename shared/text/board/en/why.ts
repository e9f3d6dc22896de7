import type { WhyText } from '../ru/why'

const days = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const lesson = (period: number) => `lesson ${period}`
const codes = { pupil: 'for pupils', parent: 'for parents', staff: 'for staff' }
const runs = (grades: readonly number[]) => (grades.length > 2 && grades.at(-1)! - grades[0]! === grades.length - 1 ? `grades ${grades[0]}–${grades.at(-1)}` : grades.length === 1 ? `grade ${grades[0]}` : `grades ${grades.join(', ')}`)
const span = (from: string | undefined, last: string | undefined) => `${from ? ` from ${from}` : ''}${last ? ` to ${last}` : ''}`.trim()

export const whyEn: WhyText = {
  title: 'Why this is here',
  ask: 'Why is this here?',
  gone: 'This is no longer on the screen.',
  sceneTitle: 'Why this is on the screen',
  label: {
    'weekly-plan': 'Timetable', 'moved-day': 'Day', week: 'Week', change: 'Change', bells: 'Bells', 'own-time': 'Bells', together: 'Who is here', group: 'Who is here', 'no-lessons': 'Day', 'next-lessons': 'Then',
    'code-seen': 'Who may see it', 'code-near': 'Whose code', 'code-rule': 'Rule', 'code-age': 'Link', notice: 'Notice', scene: 'Screen',
  },

  weeklyPlan: ({ weekday, period, weeks }, from, last) => `The timetable says: every ${days[weekday]}, ${lesson(period)}${weeks.length > 0 ? `, “${weeks.join('”, “')}”` : ''}${from || last ? `. Valid ${span(from, last)}` : ''}.`,
  movedDay: ({ name, weekday, week }) => `Today runs as a ${days[weekday]}${week ? `, “${week}”` : ''}: ${name}.`,
  week: name => `This is “${name}”.`,
  change: (what, when, source, was) => `${what}. Changed ${when} ${{ panel: 'in the school’s panel', import: 'by a timetable file', journal: 'by the e-journal' }[source]}, for today only.${was ? ` As planned: ${was}.` : ''}`,
  at: (time, day) => (day ? `on ${day} at ${time}` : `at ${time}`),
  changes: {
    cancelled: () => 'The lesson is cancelled', 'moved-here': () => 'The lesson was moved here', 'moved-away': room => (room ? `The lesson is in room ${room}` : 'The lesson is in another room'),
    retimed: () => 'The lesson is at another time', merged: () => 'Classes are together today', replaced: () => 'The lesson was changed', added: () => 'An additional lesson',
  },
  room: name => `room ${name}`,
  bells: ({ set, start, end, by }, scope) => `${start}–${end} by the bells “${set}”${by.kind === 'short-day' ? `. Today is a short day: ${by.name}` : by.kind === 'rule' ? `. Rule: ${scope}` : ''}.`,
  scope: ({ building, grades, weekdays, shift }, from, last) =>
    [grades && runs(grades), shift === undefined ? undefined : `shift ${shift}`, building && `building “${building}”`, weekdays && `on ${weekdays.map(day => `${days[day]}s`).join(', ')}`, span(from, last)].filter(Boolean).join(', '),
  ownTime: (start, end) => `${start}–${end}: the time came with the change.`,
  together: className => `Classes sit together: ${className}.`,
  group: name => `This is group “${name}”.`,

  codeSeen: {
    free: (role, until) => `Codes ${codes[role]} may be seen while no lesson runs${until ? `, until ${until}` : ''}.`,
    role: role => `The school does not hide codes ${codes[role]} in lessons.`,
    allowed: (_role, until) => `The teacher allowed phones in this lesson${until ? `, until ${until}` : ''}. The school’s log says so.`,
    meeting: (role, until) => `A parents’ meeting is on${until ? ` until ${until}` : ''}: only codes ${codes[role]} may be seen.`,
  },
  codeNear: { here: 'This class is in the room now.', next: 'This class comes next.', today: 'This class has a lesson here today.' },
  codeRule: (asOf, source) => `${source}. Rule as of ${asOf}.`,
  codeAge: (created, renewed) => `Added on ${created}${renewed ? `, checked on ${renewed}` : ''}.`,
  notice: (from, until) => `Put up in the school’s panel. It stays ${from || until ? [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ') : 'until somebody takes it down'}.`,

  day: {
    holiday: name => name, off: name => name, exam: name => name,
    weekend: (_name, weekday) => `Today is ${days[weekday]}, no lessons`,
    cancelled: () => 'All lessons in this room are cancelled today', free: () => 'No lessons in this room today', unused: () => 'There is no timetable for this room',
    'no-room': () => 'This board has no room yet', 'no-timetable': () => 'There is no timetable yet',
  },
  dayMore: {
    off: 'No lessons today.', exam: 'An exam instead of lessons today.', free: 'There are lessons in other rooms.', unused: 'No lesson is planned here.',
    'no-room': 'The technician gives it one in the panel.', 'no-timetable': 'It comes as soon as somebody loads it in the panel.',
  },
  holidayUntil: date => `School is open again from ${date}.`,
  nextLessons: (day, start) => `Next lesson here: ${day} at ${start}`,
  tomorrow: 'tomorrow',
  onWeekday: weekday => `on ${days[weekday]!}`,

  scene: {
    emergency: 'An emergency message of the school. It comes before everything else.',
    push: 'Someone on the school’s staff is showing this.',
    opened: 'This was opened on the board itself.',
    planned: 'This is in the plan.',
    idle: 'Nothing is open, so the class screen is shown.',
  },
  source: source => `By: ${source}.`,
  until: time => `Until ${time}.`,
  openEnd: 'Until someone closes it.',
}
