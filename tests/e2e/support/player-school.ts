import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ffmpeg, fixture, greyPng, hostileEpub } from './player-files'

type Files = Record<string, Buffer | string>
interface Metadata {
  readonly type: string
  readonly entry: string
  readonly title: string
  readonly media?: object
}

const sentence = 'При плавлении температура кристаллического тела не меняется: вся теплота идёт на разрушение решётки.'

/** A copy of the demo school with one material for every player. */
export async function playerSchool(folder: string): Promise<string> {
  const school = join(folder, 'player-school')
  await cp('resources/demo-school', school, { recursive: true })
  const put = (id: string, metadata: Metadata, files: Files) => putMaterial(school, id, metadata, files)
  const made = join(folder, 'made')
  await mkdir(made, { recursive: true })
  const film = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=60', '-f', 'lavfi', '-i', 'sine=frequency=330:duration=60:sample_rate=48000', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-c:a', 'aac']
  ffmpeg(...film, join(made, 'film.mp4'))
  ffmpeg('-f', 'lavfi', '-i', 'gradients=size=8000x6000:duration=1:rate=1:seed=7', '-frames:v', '1', '-q:v', '3', join(made, 'large.jpg'))
  ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=1600x900:rate=1:duration=4', join(made, 'p%d.jpg'))
  const taken = (name: string) => readFile(join(made, name))
  await put('film', { type: 'video', entry: 'film.mp4', title: 'Опыт с парафином', media: { loudnessLufs: -38, subtitles: [{ path: 'film.ru.vtt', language: 'ru' }, { path: 'film.en.vtt', language: 'en' }] } }, {
    'film.mp4': await taken('film.mp4'),
    'film.ru.vtt': `WEBVTT\n\n00:00.000 --> 01:00.000\nПарафин плавится,\nа лёд тает.\n`,
    'film.en.vtt': `WEBVTT\n\n00:00.000 --> 01:00.000\n<i>Paraffin</i> melts.\n`,
  })
  await put('large', { type: 'image', entry: 'large.jpg', title: 'Карта мира' }, { 'large.jpg': await taken('large.jpg') })
  await put('drawing', { type: 'image', entry: 'drawing.svg', title: 'Схема' }, {
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" width="160" height="90"><script>parent.bookRan = "svg"; top.bookRan = "svg"</script><rect width="160" height="90" fill="#ffe27a"/><circle cx="80" cy="45" r="30" fill="#14539a"/></svg>',
  })
  await put('series', { type: 'series', entry: '01.jpg', title: 'Как тает лёд' }, { '01.jpg': await taken('p1.jpg'), '02.jpg': '', '03.jpg': await taken('p2.jpg'), '04.jpg': await taken('p3.jpg') })
  await put('book', { type: 'epub', entry: 'book.epub', title: 'Физика, 8 класс' }, {
    'book.epub': hostileEpub(['Плавление', 'Отвердевание', 'Испарение'].map(title => ({ title, paragraphs: Array.from({ length: 30 }, (_, index) => `${title}, часть ${index + 1}. ${sentence}`) }))),
  })
  await put('article', { type: 'article', entry: 'article.md', title: 'Почему лёд плавает' }, {
    'article.md': `# Почему лёд плавает\n\n${sentence}\n\n![Схема опыта](рис/схема.jpg)\n\n- лёд легче воды\n- вода расширяется\n\n<script>parent.bookRan = 'article'</script>\n\n[Подробнее](https://example.org/)\n\n${Array.from({ length: 12 }, () => sentence).join('\n\n')}\n`,
    'рис/схема.jpg': await taken('p4.jpg'),
  })

  return school
}

/** A copy of the demo school with a lesson whose middle cannot be shown: a film without its end, an empty picture, a codec that nobody has, 400 megapixels. */
export async function badFilesSchool(folder: string): Promise<string> {
  const school = join(folder, 'bad-school')
  await cp('resources/demo-school', school, { recursive: true })
  const put = (id: string, metadata: Metadata, files: Files) => putMaterial(school, id, metadata, files)
  const whole = fixture('video.mp4')
  await put('bad-cut', { type: 'video', entry: 'cut.mp4', title: 'Обрезанный фильм' }, { 'cut.mp4': whole.subarray(0, Math.floor(whole.length * 0.6)) })
  await put('bad-empty', { type: 'image', entry: 'empty.jpg', title: 'Пустая картинка' }, { 'empty.jpg': '' })
  await put('bad-codec', { type: 'video', entry: 'hevc.mp4', title: 'Неизвестный кодек' }, { 'hevc.mp4': fixture('hevc.mp4') })
  await put('bad-huge', { type: 'image', entry: 'huge.png', title: 'Четыреста мегапикселей' }, { 'huge.png': greyPng(20_000, 20_000) })
  const bad = ['bad-cut', 'bad-empty', 'bad-codec', 'bad-huge']
  await writeFile(join(school, 'lessons/bad-files.json'), JSON.stringify({
    format: 'doska-lesson', version: 1, id: 'bad-files', title: 'Урок с плохими файлами', subject: 'physics', grade: 8, topic: '', author: 'Doska', licence: 'CC0-1.0', language: 'ru',
    stages: ['physics-8-states-of-matter', ...bad, 'physics-8-heating-curve'].map((materialId, index) => ({ id: `s${index}`, title: `Этап ${index + 1}`, minutes: 5, faces: { board: { kind: 'material', materialId } } })),
  }))
  return school
}

/** Puts one material into a school's folder. */
export async function putMaterial(school: string, id: string, metadata: Metadata, files: Files): Promise<void> {
  const all: Files = { ...files, 'material.json': JSON.stringify({ id, subject: 'physics', grades: [8], topic: '', summary: '', author: 'Doska', licence: 'CC0-1.0', language: 'ru', ...metadata }) }
  for (const [path, content] of Object.entries(all)) {
    const file = join(school, 'library', id, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}
