/** Checks the whole demo school: shapes, references, sizes, media. Ends with 1 when something is wrong. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { libraryFile, school } from './paths.mjs'

const wrong = []
const expect = (good, words) => {
  if (!good) wrong.push(words)
}
const json = (...parts) => JSON.parse(readFileSync(join(school, ...parts), 'utf8'))
const output = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' })
const unique = (list, what) => expect(new Set(list).size === list.length, `${what}: repeated`)

const SUBJECTS = new Set('russian literature maths algebra geometry physics chemistry biology geography history social informatics english music art technology sport safety world other'.split(' '))
const TYPES = new Set(['video', 'image', 'pdf', 'audio', 'html', 'epub'])

// -------------------------------------------------------- school, timetable
const { rooms, classes, groups } = json('school.json')
const ids = (list) => list.map(({ id }) => id)
for (const room of rooms) for (const group of room.groups) expect(ids(groups).includes(group), `room ${room.id}: group ${group}`)

const { bellSets, lessons: timetable } = json('timetable.json')
const { bells } = bellSets[0]
const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
bells.forEach((bell, i) => {
  expect(minutes(bell.end) - minutes(bell.start) === 45, `bell ${bell.number}: not 45 minutes`)
  if (i) expect(minutes(bell.start) - minutes(bells[i - 1].end) >= 10, `break before ${bell.number}`)
})
unique(ids(timetable), 'timetable ids')
const place = (l) => `${l.weekday} ${l.period} ${l.weeks ?? ''}`
for (const who of ['roomId', 'teacher']) unique(timetable.map((l) => `${place(l)} ${l[who]}`), `timetable by ${who}`)
unique(timetable.map((l) => `${place(l)} ${l.classIds} ${l.group?.name ?? ''}`), 'timetable by class')
for (const l of timetable) {
  expect(ids(rooms).includes(l.roomId) && l.classIds.every((id) => ids(classes).includes(id)), `${l.id}: room or class`)
  expect(SUBJECTS.has(l.subject) && bells.some((b) => b.number === l.period), `${l.id}: subject or period`)
  if (l.lessonId) expect(existsSync(join(school, 'lessons', `${l.lessonId}.json`)), `${l.id}: no lesson ${l.lessonId}`)
}

// ------------------------------------------------------------------ invites
const SHAPES = [
  /^https:\/\/sferum\.ru\/\?p=messages&join=(?=[^=]*=[^=]*$)(?=.*\/)(?=.*_)[A-Za-z0-9/_=]{36}$/,
  /^https:\/\/max\.ru\/join\/[A-Za-z0-9_-]{43}$/,
  /^https:\/\/vk\.me\/join\/[A-Za-z0-9_]{21,36}$/,
]
const invites = json('invites.json')
unique(ids(invites), 'invite ids')
unique(invites.map((i) => i.shortName), 'short names')
for (const i of invites) {
  expect(SHAPES.some((shape) => shape.test(i.url)) && i.url.includes('DEMO'), `${i.id}: url`)
  expect(/^[a-z0-9-]{2,12}$/.test(i.shortName) && ids(classes).includes(i.classId) && !Number.isNaN(Date.parse(i.createdAt)), `${i.id}: fields`)
}
unique(ids(json('notices.json')), 'notice ids')

// ------------------------------------------------------------------ library
const cards = new Map()
const pages = new Map()
for (const folder of readdirSync(libraryFile())) {
  const card = json('library', folder, 'material.json')
  cards.set(card.id, card)
  expect(card.id === folder && /^[a-z0-9-]{1,64}$/.test(folder), `${folder}: id`)
  expect(SUBJECTS.has(card.subject) && TYPES.has(card.type) && card.licence === 'CC0-1.0', `${folder}: card`)
  expect(card.grades.length > 0 && card.title && card.summary && card.topic, `${folder}: words`)
  const file = libraryFile(folder, card.entry)
  if (!existsSync(file)) {
    wrong.push(`${folder}: no ${card.entry}`)
    continue
  }
  const limit = { video: 600e3, image: 250e3, pdf: 1e6, audio: 200e3, html: 50e3, epub: 100e3 }[card.type]
  expect(statSync(file).size <= limit, `${folder}: ${statSync(file).size} bytes`)
  if (card.type === 'video' || card.type === 'audio') {
    const length = Number(output('ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file))
    expect(Math.abs(length - card.durationS) < 1, `${folder}: lasts ${length} s`)
  }
  if (card.type === 'image') {
    const size = output('ffprobe', '-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0:s=x', file).trim()
    expect(size === '1920x1080', `${folder}: ${size}`)
  }
  if (card.type === 'pdf') {
    pages.set(card.id, Number(/Pages:\s+(\d+)/.exec(output('pdfinfo', file))[1]))
    expect(!/\bType 3\b|\bno\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/m.test(output('pdffonts', file)), `${folder}: a font is not embedded`)
    expect(/[а-яё]{5}/i.test(output('pdftotext', file, '-')), `${folder}: no text`)
  }
}
const used = new Set([...cards.values()].map((c) => c.subject))
expect(cards.size >= 16 && used.size >= 6, `${cards.size} materials, ${used.size} subjects`)

// ------------------------------------------------------------------ lessons
for (const name of readdirSync(join(school, 'lessons'))) {
  const lesson = json('lessons', name)
  expect(`${lesson.id}.json` === name && SUBJECTS.has(lesson.subject), `${name}: id or subject`)
  unique(ids(lesson.stages), name)
  expect(lesson.stages.reduce((sum, s) => sum + s.minutes, 0) === 45, `${name}: not 45 minutes`)
  const shown = JSON.stringify(lesson.stages.map((s) => s.faces.board))
  for (const { id, faces } of lesson.stages) {
    expect(faces.board, `${name} ${id}: no board`)
    for (const words of faces.teacher?.paragraphs ?? []) expect(!shown.includes(words), `${name} ${id}: the board shows «${words}»`)
    for (const face of Object.values(faces)) {
      if (face.kind !== 'material') continue
      const card = cards.get(face.materialId)
      expect(card, `${name} ${id}: no material ${face.materialId}`)
      if (face.page) expect(face.page <= (pages.get(face.materialId) ?? 0), `${name} ${id}: page ${face.page}`)
      if (face.startS !== undefined) expect(face.startS < (card?.durationS ?? 0), `${name} ${id}: start`)
    }
  }
}

console.log(`${cards.size} materials, ${used.size} subjects, ${timetable.length} lessons a week`)
for (const words of wrong) console.error(`WRONG ${words}`)
process.exitCode = wrong.length ? 1 : 0
