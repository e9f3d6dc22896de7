import { XMLParser } from 'fast-xml-parser'
import type { Timetable } from '#shared/domain/timetable/schema'
import { planImport } from '../../hub/school/import/import-plan'
import { readTimetableFile } from '../../hub/school/import/read-file'
import { differencesOf } from '../../hub/school/import/timetable-differences'
import { weekScroll } from './support/week-scroll'
import { median, rounded, type BenchResult } from './result'

const rounds = 9
const school: Timetable = { version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [], rooms: [], bellSets: [], bellRules: [], terms: [], calendar: { holidays: [], days: [] }, lessons: [], changes: [] }
const moment = { today: '2026-11-26', at: '2026-11-26T08:00:00.000Z' }

/** A school of 60 classes, 120 teachers and 2500 cards: from the bytes of its aSc file to the plan with all differences, first into an empty hub, then over itself; against parsing the same XML plainly. Then its week in the panel, scrolled. */
export async function run(): Promise<BenchResult> {
  const file = Buffer.from(bigSchool())
  const [firsts, again, plain]: number[][] = [[], [], []]
  let imported: Timetable | undefined
  for (let round = 0; round < rounds; round++) {
    const first = await timed(() => importInto(file, school))
    imported = first.value
    firsts!.push(first.ms)
    again!.push((await timed(() => importInto(file, first.value))).ms)
    plain!.push((await timed(async () => new XMLParser({ ignoreAttributes: false }).parse(file.toString('utf8')) as unknown)).ms)
  }
  return {
    name: 'timetable', ours: rounded(median(firsts!)), baseline: rounded(median(plain!)), ratio: rounded(median(firsts!) / median(plain!)),
    unit: 'ms to read and plan an aSc file of 60 classes, 120 teachers, 2500 cards (less is better; the promise is 2000); baseline fast-xml-parser alone', againMs: rounded(median(again!)), fileMb: rounded(file.length / 1e6),
    ...(await weekScroll(imported!)),
  }
}

async function importInto(file: Buffer, current: Timetable): Promise<Timetable> {
  const read = await readTimetableFile(file, { timeZone: 'Europe/Moscow', today: '2026-11-27', bells: [] })
  if (!read.ok || read.value.kind !== 'asc') throw new Error(JSON.stringify(read))
  const { next } = planImport(read.value.draft, current, { scope: 'all' }, moment)
  if (next.lessons.length !== 2500) throw new Error(`${next.lessons.length} lessons of 2500`)
  const { added, same } = differencesOf(current, next)
  if (added + same !== 2500) throw new Error(`${added} added, ${same} as before`)
  return next
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

function bigSchool(): string {
  const rows = (count: number, row: (index: number) => string) => Array.from({ length: count }, (_unused, index) => row(index)).join('\n')
  const days = ['10000', '01000', '00100', '00010', '00001']
  return `<?xml version="1.0" encoding="UTF-8"?><timetable options="daynumbering1">
<periods>${rows(9, index => `<period period="${index}" starttime="${7 + index}:50" endtime="${8 + index}:35"/>`)}</periods>
<subjects>${rows(25, index => `<subject id="S${index}" name="Предмет ${index}" short="П${index}"/>`)}</subjects>
<teachers>${rows(120, index => `<teacher id="T${index}" firstname="Анна" lastname="Учитель${index}" name="Учитель${index} А. А." short="У${index}" gender="F" color="#FF0000" email="" mobile=""/>`)}</teachers>
<classrooms>${rows(80, index => `<classroom id="R${index}" name="${100 + index}" short="${100 + index}" capacity="30"/>`)}</classrooms>
<classes>${rows(60, index => `<class id="C${index}" name="${1 + (index % 11)} ${'АБВГДЕ'[Math.floor(index / 11)]}" short="" classroomids="" grade=""/>`)}</classes>
<groups>${rows(60, index => `<group id="G${index}" name="Весь класс" classid="C${index}" entireclass="1" divisiontag="0"/>`)}</groups>
<lessons>${rows(2500, index => `<lesson id="L${index}" classids="C${index % 60}" subjectid="S${index % 25}" periodspercard="1" periodsperweek="1.0" teacherids="T${index % 120}" classroomids="" groupids="G${index % 60}" capacity="*" seminargroup="" termsdefid="" weeksdefid="" daysdefid="" partner_id=""/>`)}</lessons>
<cards>${rows(2500, index => `<card lessonid="L${index}" period="${1 + (Math.floor(index / 300) % 8)}" days="${days[Math.floor(index / 60) % 5]}" weeks="1" terms="1" classroomids="R${index % 80}"/>`)}</cards>
</timetable>`
}
