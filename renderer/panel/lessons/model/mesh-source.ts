import type { FoundMaterial, MaterialName } from '#shared/domain/lesson-import/find-material'
import { readMeshLesson } from '#shared/domain/lesson-import/mesh-lesson'
import { failure, success, type Result } from '#shared/result'
import { plainTitle, type ImportSource } from './import-source'

/** A lesson file is text: МЭШ's largest known have 200 KB. */
const largestMeshBytes = 8 * 1024 * 1024

/** Asks the library for what a lesson names: in the same order, null for what is not there. Undefined when nobody answered. */
type AskNamed = (names: MaterialName[]) => Promise<readonly (FoundMaterial | null)[] | undefined>

/** A lesson of МЭШ and the titles of what it shows. The library is asked once, for what the lesson names and nothing else. */
export async function meshSource(file: File, named: AskNamed): Promise<Result<{ source: Extract<ImportSource, { kind: 'mesh' }>; titles: ReadonlyMap<string, string> }, 'too-large' | 'not-mesh' | 'no-answer'>> {
  if (file.size > largestMeshBytes) return failure('too-large')
  const candidate = await file.text().then(words => JSON.parse(words.replace(/^\ufeff/, '')) as unknown).catch(() => undefined)
  const names = new Map<string, MaterialName>()
  const keyOf = (name: MaterialName) => JSON.stringify([name.id, name.file, name.title])
  const asked = readMeshLesson(candidate, plainTitle(file.name), name => void names.set(keyOf(name), name))
  if (!asked.ok) return failure('not-mesh')
  const answer = names.size === 0 ? [] : await named([...names.values()])
  if (!answer) return failure('no-answer')
  const found = new Map([...names.keys()].map((key, i) => [key, answer[i] ?? undefined]))
  const lesson = readMeshLesson(candidate, plainTitle(file.name), name => found.get(keyOf(name)))
  if (!lesson.ok) return failure('not-mesh')
  return success({ source: { kind: 'mesh', ...lesson.value }, titles: new Map([...found.values()].flatMap(one => (one ? [[one.id, one.title]] : []))) })
}
