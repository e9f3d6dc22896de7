import type { Invite } from '../../../domain/invite'
import type { BellScope, Reason } from '../../../domain/reasons/reason'
import type { Why } from '../../../domain/scene'
import type { DayLesson } from '../../../domain/timetable/day-lesson'
import type { NoLessonsHere } from '../../../domain/timetable/day-reason'

type Of<K extends Reason['kind']> = Extract<Reason, { kind: K }>

const asOn = ['', 'в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье']
const each = ['', 'по понедельникам', 'по вторникам', 'по средам', 'по четвергам', 'по пятницам', 'по субботам', 'по воскресеньям']
const lesson = (period: number) => (period === 0 ? 'нулевой урок' : `${period}-й урок`)
const codes = { pupil: 'для учеников', parent: 'для родителей', staff: 'для сотрудников' } satisfies Record<Invite['role'], string>
const runs = (grades: readonly number[]) => (grades.length > 2 && grades.at(-1)! - grades[0]! === grades.length - 1 ? `${grades[0]}–${grades.at(-1)} классы` : grades.length === 1 ? `${grades[0]} класс` : `${grades.join(', ')} классы`)
const span = (from: string | undefined, last: string | undefined) => `${from ? ` с ${from}` : ''}${last ? ` по ${last}` : ''}`.trim()

/** Why something stands on the screen. Dates and times come as a person reads them; `last` is the last day on which something holds. */
export const whyRu = {
  title: 'Почему это здесь',
  ask: 'Почему это здесь?',
  gone: 'Этого на экране уже нет.',
  sceneTitle: 'Почему на экране это',
  label: {
    'weekly-plan': 'Расписание', 'moved-day': 'День', week: 'Неделя', change: 'Изменение', bells: 'Звонки', 'own-time': 'Звонки', together: 'Кто здесь', group: 'Кто здесь', 'no-lessons': 'День', 'next-lessons': 'Дальше',
    'code-seen': 'Кому видно', 'code-near': 'Чей код', 'code-rule': 'Правило', 'code-age': 'Ссылка', notice: 'Объявление', scene: 'Экран',
  } satisfies Record<Reason['kind'], string>,

  weeklyPlan: ({ weekday, period, weeks }: Of<'weekly-plan'>, from: string | undefined, last: string | undefined) =>
    `Так в расписании: ${each[weekday]}, ${lesson(period)}${weeks.length > 0 ? `, ${weeks.map(name => `«${name}»`).join(', ')}` : ''}${from || last ? `. Действует ${span(from, last)}` : ''}.`,
  movedDay: ({ name, weekday, week }: Of<'moved-day'>) => `Сегодня учимся как ${asOn[weekday]}${week ? `, «${week}»` : ''}: ${name}.`,
  week: (name: string) => `Сейчас идёт «${name}».`,
  change: (what: string, when: string, source: Of<'change'>['source'], was: string | undefined) =>
    `${what}. Изменено ${when} ${{ panel: 'в панели школы', import: 'из файла расписания', journal: 'из электронного журнала' }[source]}, только на сегодня.${was ? ` По плану: ${was}.` : ''}`,
  at: (time: string, day: string | undefined) => (day ? `${day} в ${time}` : `в ${time}`),
  changes: {
    cancelled: () => 'Урок отменён', 'moved-here': () => 'Урок перенесён сюда', 'moved-away': (room: string | undefined) => (room ? `Урок идёт в кабинете ${room}` : 'Урок идёт в другом кабинете'),
    retimed: () => 'Урок идёт в другое время', merged: () => 'Классы сегодня вместе', replaced: () => 'Замена', added: () => 'Дополнительный урок',
  } satisfies Record<NonNullable<DayLesson['change']>['kind'], (room: string | undefined) => string>,
  room: (name: string) => `кабинет ${name}`,
  bells: ({ set, start, end, by }: Of<'bells'>, scope: string) =>
    `${start}–${end} по звонкам «${set}»${by.kind === 'short-day' ? `. Сегодня короткий день: ${by.name}` : by.kind === 'rule' ? `. Правило: ${scope}` : ''}.`,
  scope: ({ building, grades, weekdays, shift }: BellScope, from: string | undefined, last: string | undefined) =>
    [grades && runs(grades), shift === undefined ? undefined : `${shift}-я смена`, building && `здание «${building}»`, weekdays?.map(day => each[day]).join(', '), span(from, last)].filter(Boolean).join(', '),
  ownTime: (start: string, end: string) => `${start}–${end}: время назначено вместе с изменением.`,
  together: (className: string) => `Классы сидят вместе: ${className}.`,
  group: (name: string) => `Занимается группа «${name}».`,

  codeSeen: {
    free: (role, until) => `Коды ${codes[role]} видны, пока нет урока${until ? `, до ${until}` : ''}.`,
    role: role => `Коды ${codes[role]} школа не прячет и на уроке.`,
    allowed: (_role, until) => `Учитель разрешил телефоны на этом уроке${until ? `, до ${until}` : ''}. Это записано в журнал школы.`,
    meeting: (role, until) => `Идёт родительское собрание${until ? ` до ${until}` : ''}: видны только коды ${codes[role]}.`,
  } satisfies Record<Of<'code-seen'>['why'], (role: Invite['role'], until: string | undefined) => string>,
  codeNear: { here: 'Этот класс сейчас в кабинете.', next: 'Этот класс придёт следующим.', today: 'У этого класса сегодня здесь урок.' } satisfies Record<Of<'code-near'>['near'], string>,
  codeRule: (asOf: string, source: string) => `${source}. Правило на ${asOf}.`,
  codeAge: (created: string, renewed: string | undefined) => `Добавлена ${created}${renewed ? `, проверена ${renewed}` : ''}.`,
  notice: (from: string | undefined, until: string | undefined) => `Его повесили в панели школы. Висит ${from || until ? [from && `с ${from}`, until && `до ${until}`].filter(Boolean).join(' ') : 'до тех пор, пока его не снимут'}.`,

  /** The largest words of a day without lessons, and what else is to be said of it. */
  day: {
    holiday: name => name, off: name => name, exam: name => name,
    weekend: (_name, weekday): string => (weekday === 6 ? 'Сегодня суббота, уроков нет' : 'Сегодня воскресенье, уроков нет'),
    cancelled: () => 'Все уроки в этом кабинете сегодня отменены', free: () => 'Сегодня в этом кабинете уроков нет', unused: () => 'Для этого кабинета расписания нет',
    'no-room': () => 'Доске ещё не назначен кабинет', 'no-timetable': () => 'Расписания пока нет',
  } satisfies Record<NoLessonsHere['kind'], (name: string, weekday: number) => string>,
  dayMore: {
    off: 'Уроков сегодня нет.', exam: 'Вместо уроков сегодня экзамен.', free: 'В других кабинетах занимаются.', unused: 'Ни один урок здесь не запланирован.',
    'no-room': 'Его назначит техник в панели.', 'no-timetable': 'Оно появится, как только его загрузят в панели.',
  } as Readonly<Partial<Record<NoLessonsHere['kind'], string>>>,
  holidayUntil: (date: string) => `Школа снова работает с ${date}.`,
  nextLessons: (day: string, start: string) => `Следующий урок здесь: ${day} в ${start}`,
  tomorrow: 'завтра',
  onWeekday: (weekday: number) => asOn[weekday]!,

  scene: {
    emergency: 'Экстренное сообщение школы. Оно важнее всего остального.',
    push: 'Это показал сотрудник школы.',
    opened: 'Это открыто на самой доске.',
    planned: 'Это стоит в плане показа.',
    idle: 'Ничего не открыто, поэтому виден экран класса.',
  } satisfies Record<Why['rule'], string>,
  source: (source: string) => `Кто: ${source}.`,
  until: (time: string) => `До ${time}.`,
  openEnd: 'Пока кто-нибудь не закроет.',
}
export type WhyText = typeof whyRu
