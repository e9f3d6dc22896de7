import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The classes of the hall's school, as people count them. */
export const hallClassNames = [5, 6, 7, 8, 9, 10, 11].flatMap(grade => ['А', 'Б', 'В'].map(letter => `${grade} ${letter}`))

const subjects = ['algebra', 'literature', 'physics', 'informatics', 'history', 'english', 'biology', 'social', 'art', 'russian']
const bells = [['08:30', '09:15'], ['09:25', '10:10'], ['10:30', '11:15'], ['11:35', '12:20']].map(([start, end], index) => ({ number: index + 1, start, end }))

/** The subject of a class's lesson of this period, by name order. */
export const subjectOf = (place: number, period: number): string => subjects[(place + period * 3) % subjects.length]!

/** A copy of the demo school with 21 classes that have four lessons every working day, a concert this evening, holidays in twelve days and a cancelled lesson; `date` is a school day. */
export async function hallSchool(folder: string, date: string): Promise<string> {
  const school = join(folder, 'school-hall')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const described = JSON.parse(await readFile(join(school, 'school.json'), 'utf8')) as { rooms: object[]; classes: { id: string; name: string }[] }
  const classes = hallClassNames.map(name => described.classes.find(one => one.name === name) ?? { id: `c-${Buffer.from(name).toString('hex')}`, name, grade: Number(name.split(' ')[0]) })
  const rooms = classes.map((_one, place) => ({ id: `hall-${place}`, name: String(201 + place), groups: [] }))
  const lessons = classes.flatMap(({ id }, place) => [1, 2, 3, 4, 5].flatMap(weekday => bells.map(({ number }) => ({ id: `h-${place}-${weekday}-${number}`, weekday, period: number, classIds: [id], subject: subjectOf(place, number), roomId: `hall-${place}` }))))
  const day = (days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
  const weekday = new Date(date).getUTCDay()
  await writeFile(join(school, 'school.json'), JSON.stringify({ ...described, classes: [...classes].reverse(), rooms: [...described.rooms, ...rooms] }))
  await writeFile(join(school, 'timetable.json'), JSON.stringify({
    version: 2, bellSets: [{ id: 'usual', name: 'Обычный день', bells }], bellRules: [], terms: [], lessons,
    calendar: {
      holidays: [{ id: 'holidays', name: 'Зимние каникулы', from: day(12), until: day(24) }], days: [],
      events: [{ id: 'concert', title: 'Концерт ко Дню матери', date, start: '17:00', end: '18:30', place: 'Актовый зал' }, { id: 'fair', title: 'Ярмарка кружков', date: day(3), until: day(5), place: 'Холл 1 этажа' }],
    },
    changes: [
      { id: 'cancelled', date, plannedId: `h-0-${weekday}-3`, cancelled: true, madeAt: `${date}T05:10:00Z`, source: 'panel' },
      { id: 'moved', date, plannedId: `h-7-${weekday}-4`, subject: 'chemistry', roomId: 'hall-20', madeAt: `${date}T05:18:00Z`, source: 'panel' },
    ],
  }))
  await writeFile(join(school, 'notices.json'), JSON.stringify([]))
  return school
}
