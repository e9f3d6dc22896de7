import type { ImportFault } from '#shared/contract/panel'
import type { MediaFacts } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { convertMedia, measureLoudness } from '../converting/convert-media'
import { hashedFile } from '../converting/hashed-file'
import { probeMedia, sizeOf, type Ffmpeg } from '../converting/media-probe'
import type { RunFault } from '../converting/run-program'
import { inspectFile } from '../../../agent/inspect/inspect-file'
import type { Inspected } from '../../../agent/inspect/inspected'
import type { ReceivedFile } from '../package-files'
import type { Job, Made, Making, Workshop } from './format'

/** FFmpeg's names of the containers that boards play. */
const demuxers: Record<string, string> = { mp4: 'mov', m4a: 'mov', webm: 'matroska', mp3: 'mp3', ogg: 'ogg', wav: 'wav' }
/** Of the whole work, before the measuring begins. */
const convertedShare = 0.9

/** Film or sound that boards play as it is; measured where FFmpeg is installed. */
export async function makeMedia(file: ReceivedFile, media: Inspected, { name, folder, programs: { ffmpeg }, convert }: Workshop): Making {
  const facts = ffmpeg ? await convert(job => measure(ffmpeg, file.file, media, folder, job)) : success({})
  return facts.ok ? success(madeOf(file, media, facts.value)) : failure(faultOf(facts.fault, name))
}

/** Film or sound of any other kind: converted where FFmpeg is installed, else refused with the word what to install. */
export async function makeForeignMedia(file: ReceivedFile, { demuxer, codec }: { demuxer: string; codec: string }, workshop: Workshop): Making {
  const { name, folder, programs: { ffmpeg }, convert } = workshop
  if (!ffmpeg) return failure({ kind: 'unsupported', name, detail: `needs-ffmpeg:${codec}` })
  return convert(async job => {
    const probe = await probeMedia(ffmpeg, demuxer, file.file, folder, job)
    if (!probe.ok) return failure(faultOf(probe.fault, name))
    if (!probe.value.video && !probe.value.sound) return failure<ImportFault>({ kind: 'unsupported', name, detail: 'no-tracks' })
    const converted = await convertMedia(ffmpeg, demuxer, file.file, probe.value, folder, part(job, 0, convertedShare))
    if (!converted.ok) return failure(faultOf(converted.fault, name))
    const found = await inspectFile(converted.value)
    if (!found.ok || found.value.kind !== 'media') return failure<ImportFault>({ kind: 'damaged', name, detail: 'conversion-failed' })
    const { media } = found.value
    const facts = await measure(ffmpeg, converted.value, media, folder, part(job, convertedShare, 1))
    if (!facts.ok) return failure(faultOf(facts.fault, name))
    return success(madeOf({ ...file, ...(await hashedFile(converted.value, job.signal)) }, media, facts.value))
  })
}

function madeOf(file: ReceivedFile, { type, mediaType, extension, durationS }: Inspected, media: MediaFacts): Made {
  const path = `${type}.${extension}`
  return { type, entry: path, files: [{ ...file, path, mediaType }], durationS, media }
}

/** Size and loudness; what cannot be measured stays unknown, only a stop is a fault. */
async function measure(ffmpeg: Ffmpeg, file: string, media: Inspected, folder: string, job: Job): Promise<Result<MediaFacts, RunFault>> {
  const demuxer = demuxers[media.extension]!
  const probe = await probeMedia(ffmpeg, demuxer, file, folder, job)
  if (!probe.ok) return probe.fault.kind === 'cancelled' ? probe : success({})
  const size = media.type === 'video' && probe.value.video ? sizeOf(probe.value.video) : {}
  const loudness = await measureLoudness(ffmpeg, demuxer, file, probe.value, folder, job)
  if (!loudness.ok) return loudness.fault.kind === 'cancelled' ? loudness : success(size)
  return success(loudness.value === undefined ? size : { ...size, loudnessLufs: loudness.value })
}

const part = ({ signal, done }: Job, from: number, to: number): Job => ({ signal, done: share => done(from + (to - from) * share) })

/** What a converter's end means to the person who waits. */
export function faultOf(fault: RunFault, name: string): ImportFault {
  if (fault.kind === 'cancelled') return { kind: 'cancelled', name }
  if (fault.kind === 'too-long') return { kind: 'unsupported', name, detail: 'conversion-too-long' }
  return /no space left/i.test(fault.lastWords) ? { kind: 'no-space', name } : { kind: 'damaged', name, detail: 'conversion-failed' }
}
