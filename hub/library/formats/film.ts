import { success } from '#shared/result'
import { inspectFile, type Recognised } from '../../../agent/inspect/inspect-file'
import type { ReceivedFile } from '../package-files'
import { makeOfFile } from './file-formats'
import { named, type MadeFile, type PackageFormat } from './format'
import { makeSubtitles } from './subtitles'

interface Looked {
  readonly file: ReceivedFile
  readonly found: Recognised | undefined
}

const mostSubtitles = 20

/** A film or sound with its subtitles, and nothing else. */
export const film: PackageFormat = {
  claims: async ({ files }) => {
    if (files.length < 2 || files.length > mostSubtitles + 1) return false
    const looked = await Promise.all(files.map(lookAt))
    return looked.filter(isFilm).length === 1 && looked.filter(isSubtitles).length === files.length - 1
  },
  make: async ({ files }, workshop) => {
    const looked = await Promise.all(files.map(lookAt))
    const subtitles: { file: MadeFile; language: string }[] = []
    for (const [index, file] of looked.filter(isSubtitles).map(({ file }) => file).entries()) {
      const made = await makeSubtitles(file, `subtitles-${index + 1}.vtt`, workshop.folder)
      if (!made.ok) return named(file.path, made.fault)
      subtitles.push(made.value)
    }
    const main = looked.find(isFilm)!
    const made = await makeOfFile(main.file, main.found!, workshop)
    if (!made.ok) return made
    const media = { ...made.value.media, subtitles: subtitles.map(({ file, language }) => ({ path: file.path, language })) }
    return success({ ...made.value, files: [...made.value.files, ...subtitles.map(({ file }) => file)], media })
  },
}

async function lookAt(file: ReceivedFile): Promise<Looked> {
  const found = await inspectFile(file.file)
  return { file, found: found.ok ? found.value : undefined }
}

function isFilm({ found }: Looked): boolean {
  return found?.kind === 'foreign-media' || (found?.kind === 'media' && (found.media.type === 'video' || found.media.type === 'audio'))
}
const isSubtitles = ({ found }: Looked): boolean => found?.kind === 'subtitles'
