import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** Converters of this machine by their absolute paths; an absent one is refused by name where it is needed. */
export interface Programs {
  /** Both of FFmpeg, or none. */
  readonly ffmpeg: { readonly ffmpeg: string; readonly ffprobe: string } | undefined
  /** LibreOffice. */
  readonly soffice: string | undefined
}

const windowsPlaces = ['C:\\Program Files\\LibreOffice\\program', 'C:\\Program Files (x86)\\LibreOffice\\program']

/** Looks for the converters in PATH and where LibreOffice lies outside it. */
export async function findPrograms(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): Promise<Programs> {
  const path = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter(isAbsolute)
  const [ffmpeg, ffprobe, soffice] = await Promise.all([
    findIn(path, 'ffmpeg', platform),
    findIn(path, 'ffprobe', platform),
    findIn([...path, '/usr/lib/libreoffice/program', '/opt/libreoffice/program', ...(platform === 'win32' ? windowsPlaces : [])], 'soffice', platform),
  ])
  return { ffmpeg: ffmpeg && ffprobe ? { ffmpeg, ffprobe } : undefined, soffice }
}

async function findIn(folders: readonly string[], name: string, platform: NodeJS.Platform): Promise<string | undefined> {
  for (const folder of folders) {
    const file = join(folder, platform === 'win32' ? `${name}.exe` : name)
    if (await access(file, constants.X_OK).then(() => true, () => false)) return file
  }
  return undefined
}
