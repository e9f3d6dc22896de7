/** Synthesises the sounds of the library. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './ffmpeg.mjs'
import { libraryFile } from './paths.mjs'
import { BELL, buffer, echo, fade, FORK, PAD, pitch, saveWav, tone, WOOD } from './synth.mjs'

/** Three strokes of a tuning fork, A of the first octave. */
function tuningFork() {
  const out = buffer(15)
  for (const start of [0.2, 5.1, 10]) tone(out, start, 4.8, 440, { gain: 0.6, attack: 0.004, release: 0.3, partials: FORK })
  return out
}

/** A minute of movement: four exercises of fifteen seconds, a chime says "next". */
function movementBreak() {
  const out = buffer(62)
  const beat = 0.5 // 120 beats a minute
  const melody = [
    [72, 76, 79, 76, 81, 79, 76, 72, 74, 76, 79, 76, 74, 72, 69, 72],
    [67, 72, 74, 76, 74, 72, 76, 79, 81, 79, 76, 74, 76, 74, 72, 67],
  ]
  const chords = [[48, 55, 64], [45, 52, 60], [53, 57, 60], [43, 55, 59]]
  for (let step = 0; step < 120; step += 1) {
    const start = 0.3 + step * beat
    const part = step % 30
    const line = melody[Math.floor(step / 30) % 2]
    tone(out, start, 0.18, part % 2 ? 520 : 380, { gain: 0.16, attack: 0.002, partials: WOOD })
    if (part === 0) for (const [i, note] of [84, 88, 91].entries()) tone(out, start + i * 0.09, 1.4, pitch(note), { gain: 0.22 })
    else if (part < 28) tone(out, start, 0.9, pitch(line[part % 16]), { gain: 0.26, partials: BELL })
    if (part % 4 === 0) {
      for (const note of chords[Math.floor(step / 4) % 4]) tone(out, start, 4 * beat, pitch(note), { gain: 0.06, attack: 0.15, release: 0.3, partials: PAD })
    }
  }
  for (const [i, note] of [72, 76, 79, 84].entries()) tone(out, 60.3 + i * 0.14, 1.2, pitch(note), { gain: 0.25 })
  echo(out)
  fade(out, 0.6)
  return out
}

/** C major up and down. */
function scale() {
  const out = buffer(12)
  const notes = [60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65, 64, 62, 60]
  notes.forEach((note, i) => tone(out, 0.3 + i * 0.7, i === notes.length - 1 ? 1.7 : 0.9, pitch(note), { gain: 0.4, partials: [[1, 1, 1], [2, 0.4, 0.6], [3, 0.2, 0.4], [4, 0.08, 0.3]] }))
  echo(out, 0.19, 0.15)
  fade(out, 0.5)
  return out
}

const sounds = [
  ['physics-tuning-fork-440', tuningFork(), 'm4a', ['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart']],
  ['sport-movement-break', movementBreak(), 'mp3', ['-c:a', 'libmp3lame', '-ar', '24000', '-b:a', '24k']],
  ['music-c-major-scale', scale(), 'mp3', ['-c:a', 'libmp3lame', '-b:a', '64k']],
]

const work = mkdtempSync(join(tmpdir(), 'doska-audio-'))
for (const [id, samples, extension, codec] of sounds) {
  mkdirSync(libraryFile(id), { recursive: true })
  const wav = join(work, `${id}.wav`)
  saveWav(wav, samples)
  await run(['-i', wav, '-ac', '1', ...codec, libraryFile(id, `${id}.${extension}`)])
}
rmSync(work, { recursive: true })
