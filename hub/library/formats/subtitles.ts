import { readFile, writeFile } from 'node:fs/promises'
import { failure, success, type Result } from '#shared/result'
import { hashedFile } from '../converting/hashed-file'
import { temporaryFile } from '../converting/temporary-file'
import type { InspectFault } from '../../../agent/inspect/inspected'
import type { ReceivedFile } from '../package-files'
import type { MadeFile } from './format'
import { decodeText } from './text'

const longestBytes = 5 * 1024 * 1024
const mostCues = 20_000
const timing = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3})([^\n]*)$/

/** A subtitle file (SubRip or WebVTT) as the WebVTT that boards play, under `path`, with the language that it seems to be in. */
export async function makeSubtitles(file: ReceivedFile, path: string, folder: string): Promise<Result<{ file: MadeFile; language: string }, InspectFault>> {
  if (file.bytes > longestBytes) return failure({ kind: 'unsupported', detail: 'text-too-long' })
  const text = decodeText(await readFile(file.file))
  if (!text.ok) return text
  const vtt = toWebVtt(text.value)
  if (vtt === undefined) return failure({ kind: 'damaged', detail: 'no-cues' })
  const made = temporaryFile(folder)
  await writeFile(made, vtt, { flag: 'wx', mode: 0o600 })
  return success({ file: { ...(await hashedFile(made)), path, mediaType: 'text/vtt; charset=utf-8' }, language: languageOf(file.path, vtt) })
}

/** SubRip or WebVTT as plain WebVTT: cues with their times and words, nothing else. undefined when there is not one cue. */
export function toWebVtt(text: string): string | undefined {
  const cues: string[] = []
  for (const block of text.replace(/^\ufeff/, '').split(/\n[ \t]*\n/)) {
    const lines = block.split('\n')
    const at = lines.findIndex(line => timing.test(line))
    if (at === -1 || at > 2 || cues.length >= mostCues) continue
    const [, from, to, settings] = timing.exec(lines[at]!)!
    const words = lines.slice(at + 1).map(plainWords).filter(line => line !== '')
    if (words.length > 0 && secondsOf(from!) < secondsOf(to!)) cues.push([`${stamp(from!)} --> ${stamp(to!)}${placeOf(settings!)}`, ...words].join('\n'))
  }
  return cues.length === 0 ? undefined : `WEBVTT\n\n${cues.join('\n\n')}\n`
}

/** Bold, italic and underline stay; colours, fonts and classes go. */
function plainWords(line: string): string {
  return line.replaceAll('-->', '→').replaceAll(/\{\\[^}]{0,40}\}/g, '').replaceAll(/<\/?([^<>]{0,200})>/g, (tag, inside: string) => (/^[biu]$/i.test(inside.trim()) ? tag.toLowerCase() : '')).trim()
}

/** The settings of WebVTT that move a cue (W3C WebVTT §4.4). */
function placeOf(settings: string): string {
  return settings.split(/\s+/).filter(setting => /^(line|position|size|align):[\w%.,-]{1,24}$/.test(setting)).map(setting => ` ${setting}`).join('')
}

function stamp(time: string): string {
  const [clock, fraction] = time.split(/[,.]/) as [string, string]
  const parts = clock.split(':')
  const [hours, minutes, seconds] = parts.length === 3 ? parts : ['0', ...parts]
  return `${hours!.padStart(2, '0')}:${minutes!.padStart(2, '0')}:${seconds!}.${fraction.padEnd(3, '0')}`
}

function secondsOf(time: string): number {
  const [hours, minutes, seconds] = stamp(time).split(':').map(Number)
  return hours! * 3600 + minutes! * 60 + seconds!
}

/** What the name says (`film.en.srt`), else Russian where Cyrillic prevails, else undetermined. */
function languageOf(path: string, words: string): string {
  const told = /[._ -]([a-z]{2,3})\.[a-z]{3}$/i.exec(path)?.[1]?.toLowerCase()
  if (told !== undefined && /^(ru|rus|en|eng|de|deu|fr|fra|es|spa|tt|tat|ba|bak|zh|zho)$/.test(told)) return told.slice(0, 2)
  const cyrillic = words.match(/[\u0400-\u04ff]/g)?.length ?? 0
  const latin = words.slice('WEBVTT'.length).match(/[a-z]/gi)?.length ?? 0
  return cyrillic > latin ? 'ru' : 'und'
}
