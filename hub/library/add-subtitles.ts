import type { ImportFault } from '#shared/contract/panel'
import type { Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { MadeFile } from './formats/format'
import { makeSubtitles } from './formats/subtitles'
import { inspectFile } from '../../agent/inspect/inspect-file'
import type { ReceivedFile } from './package-files'

const mostSubtitles = 20

/** The material with one more subtitle file; another one in the same language is replaced. */
export async function addSubtitles(material: Material | undefined, file: ReceivedFile, language: string, folder: string): Promise<Result<{ material: Material; file: MadeFile }, ImportFault>> {
  const { path: name } = file
  const subtitles = material?.media.subtitles?.filter(one => one.language !== language) ?? []
  if (!material || (material.type !== 'video' && material.type !== 'audio') || subtitles.length >= mostSubtitles) return failure({ kind: 'unsupported', name, detail: 'subtitles-elsewhere' })
  const found = await inspectFile(file.file)
  if (!found.ok) return failure({ ...found.fault, name })
  if (found.value.kind !== 'subtitles' && found.value.kind !== 'text') return failure({ kind: 'damaged', name, detail: 'no-cues' })
  const path = `subtitles-${language}.vtt`
  const made = await makeSubtitles(file, path, folder)
  if (!made.ok) return failure({ ...made.fault, name })
  const { sha256, bytes, mediaType } = made.value.file
  const gone = new Set([path, ...(material.media.subtitles ?? []).filter(one => one.language === language).map(one => one.path)])
  const manifest = [...material.manifest.filter(line => !gone.has(line.path)), { path, sha256, bytes, mediaType: mediaType! }]
  return success({ material: { ...material, manifest, media: { ...material.media, subtitles: [...subtitles, { path, language }] } }, file: made.value.file })
}
