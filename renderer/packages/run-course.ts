import type { BoardWord, PlayerWord } from '#shared/contract/package-messages'
import { fileAddress, loadScript } from './addresses'
import { pupilName } from '#shared/text/pupil'
import { CourseFrame } from './course-frame'
import { courseParts, type CoursePart } from './course-parts'
import type { Running } from './running'
import { readMemory, resultOf, writeMemory, type CourseMemory, type Elements } from './scorm-data'
import { scormScript, startScorm } from './scorm-run'

type Open = Extract<BoardWord, { say: 'open' }>

/** Runs an HTML package or a SCORM course in a frame of this page. */
export async function runCourse(open: Open, say: (word: PlayerWord) => void): Promise<Running> {
  const { scorm: version, entry, title, files } = open
  const parts = version ? courseParts(await readManifest(), entry, title) : courseParts(undefined, entry, title)
  let memory: CourseMemory = readMemory(open.data)
  let at = Math.max(0, parts.findIndex(({ id }) => id === memory.at))
  let isReady = false
  const frame = new CourseFrame(open, {
    loaded: () => {
      if (!isReady) say({ say: 'ready' })
      isReady = true
    },
    progress: done => {
      if (!isReady) say({ say: 'progress', done: Math.min(done + 1, files), total: files })
    },
    alive: beat => say({ say: 'alive', beat }),
    elements: keep,
    navigated: go,
  })

  function keep(part: string, elements: Elements): void {
    memory = { at: parts[at]?.id, parts: { ...memory.parts, [part]: elements } }
    const data = writeMemory(memory)
    if (data !== undefined) say({ say: 'keep', data })
    const result = resultOf(version!, memory, parts.length)
    if (result) say({ say: 'result', result })
  }

  function go(by: 1 | -1): void {
    const wanted = at + by
    if (wanted < 0 || wanted >= parts.length) return
    setTimeout(() => { // the course asks in the middle of its own end
      at = wanted
      show(parts[at]!)
    })
  }

  function show(part: CoursePart): void {
    if (parts.length > 1) say({ say: 'part', index: at, count: parts.length, title: part.title })
    const start = version && { version, part: part.id, kept: memory.parts[part.id], launchData: part.launchData, masteryScore: part.masteryScore, learner: pupilName[open.language](1) }
    if (start) startScorm(window, start, elements => keep(part.id, elements), go)
    frame.open(part.path, part.suffix, start)
  }

  if (version) await loadScript(scormScript(version))
  show(parts[at]!)
  return { ping: beat => frame.ping(beat), sound: sound => frame.setSound(sound), part: go }
}

/** The course's own description; a course without a readable one still has its launch page. */
async function readManifest(): Promise<Document | undefined> {
  const answer = await fetch(fileAddress('imsmanifest.xml'))
  if (!answer.ok) return undefined
  const manifest = new DOMParser().parseFromString(await answer.text(), 'text/xml')
  return manifest.querySelector('parsererror') ? undefined : manifest
}
