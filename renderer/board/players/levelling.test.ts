import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { levellingGain, targetLufs } from './levelling'

test.each([
  ['a loud clip is turned down', -13, 10 ** (-10 / 20)],
  ['a quiet lecture is amplified', -35, 10 ** (12 / 20)],
  ['the target stays', -23, 1],
  ['silence is not amplified', -70, 1],
  ['nobody measured it', undefined, 1],
  ['hiss is not made of quiet', -59, 10 ** (24 / 20)],
] as const)('%s', (_what, lufs, gain) => expect(levellingGain(lufs)).toBeCloseTo(gain, 6))

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'doska-levelling-'))

/** Integrated loudness of what a file sounds like after `filter`, LUFS. */
function loudnessOf(file: string, filter = 'anull'): number {
  const { stderr } = spawnSync('ffmpeg', ['-hide_banner', '-nostats', '-i', file, '-af', `${filter},ebur128`, '-f', 'null', '-'], { encoding: 'utf8' })
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(stderr)![1])
}

describe.skipIf(!hasFfmpeg)('decoded audio', () => {
  const sources: [string, string][] = [
    ['a loud tone', 'sine=f=440:d=3:r=48000,volume=8dB'],
    ['quiet noise like a far microphone', 'anoisesrc=d=3:c=pink:r=48000:a=0.02'],
    ['bursts like speech', "sine=f=300:d=3:r=48000,volume='if(lt(mod(t,0.5),0.3),0.5,0.02)':eval=frame"],
    ['noise at full scale', 'anoisesrc=d=3:c=white:r=48000:a=0.7'],
  ]
  test('T-09 loudness does not jump between recordings: all within ±2 LU after levelling', () => {
    const before: number[] = []
    const after: number[] = []
    for (const [name, source] of sources) {
      const file = join(folder, `${name}.wav`)
      spawnSync('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', source, file])
      const lufs = loudnessOf(file)
      before.push(lufs)
      after.push(loudnessOf(file, `volume=${levellingGain(lufs)}`))
    }
    expect(Math.max(...before) - Math.min(...before)).toBeGreaterThan(15) // else it would prove nothing
    for (const lufs of after) expect(Math.abs(lufs - targetLufs)).toBeLessThanOrEqual(2)
  }, 120_000)
})
