import { readFile } from 'node:fs/promises'
import type { StickRefusal } from '#shared/contract/sticks'
import type { MaterialType } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { inspectFile, type Recognised } from '../inspect/inspect-file'
import type { FoundFile } from './walk-stick'

/** What a file of a stick is played as. `entry` is its name in a manifest: ours, never the stick's. */
export interface Playable {
  readonly type: MaterialType
  readonly mediaType: string
  readonly entry: string
  readonly widthPx?: number | undefined
  readonly heightPx?: number | undefined
  readonly durationS?: number | undefined
}

/** Names that promise a program are never looked into. */
const program = /\.(exe|com|scr|pif|msi|msp|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|lnk|url|inf|reg|sh|run|desktop|appimage|apk|jar|dll|sys|py|command|app)$/i
const office = /\.(pptx?|docx?|xlsx?|od[pts]|rtf|pps[xm]?)$/i
/** A longer text is no page for a board. */
const longestTextBytes = 5 * 1024 * 1024

/** Judges by content what may be played straight from a stick: pictures, film, sound, PDF and plain text, as they are. */
export async function judgeFile({ path, name, bytes }: FoundFile): Promise<Result<Playable, StickRefusal>> {
  if (program.test(name)) return failure('program')
  if (bytes === 0) return failure('empty')
  const recognised = await inspectFile(path).catch(() => undefined) // pulled out, or a bad sector
  if (!recognised) return failure('unreadable')
  if (!recognised.ok) {
    const { fault } = recognised
    return failure(fault.kind === 'empty' ? 'empty' : fault.detail === 'unknown-format' && office.test(name) ? 'needs-hub' : fault.kind === 'damaged' ? 'damaged' : fault.detail)
  }
  return judge(recognised.value, path, name, bytes)
}

/** Whether the school may be asked to take it onto a shelf: what plays from the stick, and what its hub converts. Programs and pages come by the panel alone. */
export const mayBeShelved = (judged: Result<Playable, StickRefusal>): boolean => judged.ok || judged.fault === 'needs-hub' || judged.fault.startsWith('codec:')

async function judge(found: Recognised, path: string, name: string, bytes: number): Promise<Result<Playable, StickRefusal>> {
  switch (found.kind) {
    case 'media': {
      const { type, mediaType, extension, widthPx, heightPx, durationS } = found.media
      return success({ type, mediaType, entry: `file.${extension}`, widthPx, heightPx, durationS })
    }
    case 'text': return judgeText(path, bytes)
    case 'html': return failure('page')
    case 'foreign-media': return failure<StickRefusal>(`codec:${found.codec}`)
    case 'foreign-picture': case 'office': case 'rtf': return failure('needs-hub')
    case 'zip': return failure(office.test(name) ? 'needs-hub' : 'archive')
    case 'svg': return failure('needs-hub')
    case 'subtitles': return failure('subtitles-alone')
    case 'json': return failure('unknown-format')
  }
}

async function judgeText(path: string, bytes: number): Promise<Result<Playable, StickRefusal>> {
  if (bytes > longestTextBytes) return failure('text-too-long')
  const content = await readFile(path).catch(() => undefined)
  if (!content) return failure('unreadable')
  if (content.includes(0)) return failure('unknown-format')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return failure('not-utf8')
  }
  return success({ type: 'article', mediaType: 'text/plain; charset=utf-8', entry: 'file.txt' })
}
