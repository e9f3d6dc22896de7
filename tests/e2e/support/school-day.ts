import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A copy of the demo school for which it is `hour` o'clock on a school day right now: its time zone and weekdays are moved, its holidays and special days left out, nothing else. */
export async function schoolWhereItIs(hour: number, folder: string): Promise<string> {
  const school = join(folder, 'school-now')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const now = new Date()
  const ahead = ((hour - now.getUTCHours() + 36) % 24) - 12
  const timeZone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}` // POSIX signs: east is minus
  const weekday = ((new Date(now.getTime() + ahead * 3_600_000).getUTCDay() + 6) % 7) + 1
  for (const [name, change] of [
    ['school.json', (value: Record<string, unknown>) => ({ ...value, timeZone })],
    ['timetable.json', (value: { lessons: { weekday: number }[] }) => ({ ...value, timeZone, calendar: { holidays: [], days: [] }, lessons: value.lessons.map(lesson => ({ ...lesson, weekday: ((lesson.weekday + weekday - 3 + 7) % 7) + 1 })) })],
  ] as const) {
    const file = join(school, name)
    await writeFile(file, JSON.stringify((change as (value: unknown) => unknown)(JSON.parse(await readFile(file, 'utf8')))))
  }
  return school
}

/** A copy of the demo school in which the whole day, every day, is one lesson of 8 Б in every room, or none at all. */
export async function schoolAllDay(day: 'lesson' | 'free', folder: string): Promise<string> {
  const school = join(folder, 'school-all-day')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const described = JSON.parse(await readFile(join(school, 'school.json'), 'utf8')) as { rooms: { id: string }[] }
  await writeFile(join(school, 'school.json'), JSON.stringify({ ...described, timeZone: 'Etc/GMT' }))
  const lessons = described.rooms.flatMap(({ id: roomId }) => [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ id: `day-${roomId}-${weekday}`, weekday, period: 1, classId: 'c8b', subject: 'physics', roomId, lessonId: 'physics-8-melting' })))
  await writeFile(join(school, 'timetable.json'), JSON.stringify({ version: 1, timeZone: 'Etc/GMT', bells: [{ number: 1, start: '00:00', end: '23:59' }], lessons: day === 'lesson' ? lessons : [], changes: [] }))
  return school
}
