import { success, type Result } from '#shared/result'
import type { Job } from '../formats/format'
import { safeInput, type Ffmpeg, type Probe, type Stream } from './media-probe'
import { runProgram, type RunFault } from './run-program'
import { temporaryFile } from './temporary-file'

/** A conversion may be long, but it never stands still. */
const limits = { limitMs: 12 * 60 * 60_000, silenceMs: 3 * 60_000 } as const
const profiles = ['Constrained Baseline', 'Baseline', 'Main', 'High']
/** Old boards decode H.264 in software: 1080 lines are what they manage. */
const fit = 'scale=w=min(1920\\,iw):h=min(1080\\,ih):force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1,format=yuv420p'

/** Makes what every board plays: H.264 and AAC in MP4, or AAC in M4A; what is that already is copied, not coded again. Resolves with the new file. */
export async function convertMedia(programs: Ffmpeg, demuxer: string, file: string, probe: Probe, folder: string, job: Job): Promise<Result<string, RunFault>> {
  const isCopy = probe.video !== undefined && isPlayable(probe.video)
  const first = await attempt(programs, demuxer, file, probe, folder, job, isCopy)
  const mayHelp = !first.ok && first.fault.kind === 'failed' && isCopy
  return mayHelp ? attempt(programs, demuxer, file, probe, folder, job, false) : first
}

async function attempt({ ffmpeg }: Ffmpeg, demuxer: string, file: string, { video, sound, durationS }: Probe, folder: string, { signal, done }: Job, isCopy: boolean): Promise<Result<string, RunFault>> {
  const made = temporaryFile(folder, video ? '.mp4' : '.m4a')
  const picture = video ? ['-map', `0:${video.index}`, ...(isCopy ? ['-c:v', 'copy'] : ['-vf', `bwdif=deint=interlaced,${fit}`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '22', '-profile:v', 'high', '-g', '120', '-fpsmax', '60'])] : ['-vn']
  const voice = sound ? ['-map', `0:${sound.index}`, ...(sound.codec_name === 'aac' && isCopy ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '160k', '-ac', '2', '-ar', '48000'])] : ['-an']
  const ran = await runProgram(
    ffmpeg,
    ['-nostdin', '-hide_banner', '-loglevel', 'error', ...safeInput(demuxer, file), ...picture, ...voice, '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-movflags', '+faststart', '-progress', 'pipe:1', '-f', 'mp4', made],
    { folder, signal, ...limits, onLine: line => told(line, durationS, done) },
  )
  return ran.ok ? success(made) : ran
}

const isPlayable = ({ codec_name, pix_fmt, profile }: Stream): boolean => codec_name === 'h264' && pix_fmt === 'yuv420p' && profiles.includes(profile ?? '')

/** Integrated loudness of the sound (EBU R128), LUFS; undefined for silence. */
export async function measureLoudness({ ffmpeg }: Ffmpeg, demuxer: string, file: string, { sound, durationS }: Probe, folder: string, { signal, done }: Job): Promise<Result<number | undefined, RunFault>> {
  if (!sound) return success(undefined)
  const ran = await runProgram(
    ffmpeg,
    ['-nostdin', '-hide_banner', '-loglevel', 'info', ...safeInput(demuxer, file), '-map', `0:${sound.index}`, '-vn', '-af', 'ebur128=framelog=verbose', '-progress', 'pipe:1', '-f', 'null', '-'],
    { folder, signal, ...limits, onLine: line => told(line, durationS, done) },
  )
  if (!ran.ok) return ran
  const lines = ran.value
  const integrated = lines.slice(lines.findIndex(line => line.includes('Integrated loudness'))).map(line => /^\s*I:\s*(-?\d+(?:\.\d+)?) LUFS/.exec(line)?.[1]).find(value => value !== undefined)
  const lufs = Number(integrated)
  return success(integrated !== undefined && lufs > -69 && lufs < 5 ? lufs : undefined)
}

/** `out_time_us` of -progress, as a share of the whole. */
function told(line: string, durationS: number | undefined, done: (share: number) => void): void {
  const microseconds = /^out_time_us=(\d+)$/.exec(line)?.[1]
  if (microseconds !== undefined && durationS !== undefined) done(Math.min(1, Number(microseconds) / 1e6 / durationS))
}
