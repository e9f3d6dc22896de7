import { z } from 'zod'
import { failure, success, type Result } from '#shared/result'
import type { Job } from '../formats/format'
import type { Programs } from './programs'
import { runProgram, type RunFault } from './run-program'

export type Ffmpeg = NonNullable<Programs['ffmpeg']>

/** Files and pipes only: nothing in a file makes FFmpeg reach for the network. Its container is told, so that no playlist is ever guessed. */
export const safeInput = (demuxer: string, file: string): string[] => ['-protocol_whitelist', 'file,pipe', '-f', demuxer, '-i', file]

const number = z.coerce.number().optional().catch(undefined)
const streamSchema = z.object({
  index: z.int(), codec_type: z.string().optional(), codec_name: z.string().optional(), profile: z.string().optional(), pix_fmt: z.string().optional(),
  width: number, height: number, channels: number, disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: number })).optional(),
})
export type Stream = z.infer<typeof streamSchema>
const probeSchema = z.object({ streams: z.array(streamSchema).default([]), format: z.object({ duration: number }).default({ duration: undefined }) })

export interface Probe {
  readonly video: Stream | undefined
  readonly sound: Stream | undefined
  readonly durationS: number | undefined
}

/** What FFmpeg sees in a file. */
export async function probeMedia({ ffprobe }: Ffmpeg, demuxer: string, file: string, folder: string, { signal }: Job): Promise<Result<Probe, RunFault>> {
  const ran = await runProgram(ffprobe, ['-v', 'quiet', ...safeInput(demuxer, file), '-print_format', 'json', '-show_streams', '-show_format'], { folder, signal, limitMs: 60_000, keptLines: 20_000 })
  if (!ran.ok) return ran
  const parsed = probeSchema.safeParse(parseJson(ran.value.join('\n')))
  if (!parsed.success) return failure({ kind: 'failed', lastWords: 'ffprobe' })
  const { streams, format } = parsed.data
  return success({
    video: streams.find(({ codec_type, disposition }) => codec_type === 'video' && disposition?.attached_pic !== 1), // a cover is no film
    sound: streams.find(({ codec_type, channels = 0 }) => codec_type === 'audio' && channels > 0),
    durationS: format.duration !== undefined && format.duration > 0 ? format.duration : undefined,
  })
}

/** Width and height as the film is seen: a phone held upright turns it. */
export function sizeOf({ width, height, side_data_list: sides }: Stream): { widthPx?: number; heightPx?: number } {
  if (!width || !height || width < 1 || height < 1) return {}
  const isTurned = sides?.some(({ rotation }) => rotation !== undefined && Math.abs(rotation) % 180 === 90) ?? false
  return isTurned ? { widthPx: height, heightPx: width } : { widthPx: width, heightPx: height }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
