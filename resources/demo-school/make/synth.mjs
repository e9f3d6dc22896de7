/** A very small synthesiser: notes added to a mono buffer, written as a WAV file. */
import { writeFileSync } from 'node:fs'

export const RATE = 44100

export const buffer = (seconds) => new Float32Array(Math.ceil(seconds * RATE))

/** MIDI number to hertz: 69 is A of the first octave, 440 Hz. */
export const pitch = (midi) => 440 * 2 ** ((midi - 69) / 12)

/** Adds a tone; `partials` is a list of [multiple of the frequency, loudness, decay time in seconds]. */
export function tone(out, start, seconds, frequency, { gain = 0.2, attack = 0.01, release = 0.08, partials = BELL } = {}) {
  const from = Math.floor(start * RATE)
  const count = Math.min(Math.floor(seconds * RATE), out.length - from)
  for (let i = 0; i < count; i += 1) {
    const t = i / RATE
    const edge = Math.min(1, t / attack, (seconds - t) / release)
    let sample = 0
    for (const [multiple, loudness, decay] of partials) {
      sample += loudness * Math.exp(-t / decay) * Math.sin(2 * Math.PI * frequency * multiple * t)
    }
    out[from + i] += gain * edge * sample
  }
}

export const BELL = [[1, 1, 0.7], [2, 0.35, 0.4], [3, 0.12, 0.25]]
export const PAD = [[1, 1, 30], [2, 0.2, 30], [1.004, 0.6, 30]]
export const WOOD = [[1, 1, 0.06], [2.7, 0.4, 0.03]]
export const FORK = [[1, 1, 2.4], [6.27, 0.12, 0.12]]

/** A soft echo makes the sounds less dry. */
export function echo(out, delay = 0.23, amount = 0.25) {
  const shift = Math.floor(delay * RATE)
  for (let i = shift; i < out.length; i += 1) out[i] += amount * out[i - shift]
}

export function fade(out, seconds) {
  const count = Math.floor(seconds * RATE)
  for (let i = 0; i < count; i += 1) out[out.length - 1 - i] *= i / count
}

/** 16-bit mono WAV, brought to a peak of −3 dB. */
export function saveWav(file, out) {
  let peak = 0
  for (const sample of out) peak = Math.max(peak, Math.abs(sample))
  const data = Buffer.alloc(44 + out.length * 2)
  data.write('RIFF', 0)
  data.writeUInt32LE(36 + out.length * 2, 4)
  data.write('WAVEfmt ', 8)
  data.writeUInt32LE(16, 16)
  data.writeUInt16LE(1, 20)
  data.writeUInt16LE(1, 22)
  data.writeUInt32LE(RATE, 24)
  data.writeUInt32LE(RATE * 2, 28)
  data.writeUInt16LE(2, 32)
  data.writeUInt16LE(16, 34)
  data.write('data', 36)
  data.writeUInt32LE(out.length * 2, 40)
  out.forEach((sample, i) => data.writeInt16LE(Math.round((sample / (peak || 1)) * 0.7 * 32767), 44 + i * 2))
  writeFileSync(file, data)
}
