import fc from 'fast-check'
import { describe, test } from 'vitest'
import { programs, without } from '../../hub/library/testing/converters'
import { ImportRoom } from './import-room'
import { convertedRuns, fixture, mutated, mutation, seed } from './mutations'

const settings = { numRuns: convertedRuns, seed, endOnFailure: true } as const
const timeoutMs = 60_000 + convertedRuns * 30_000

async function convertMutated(paths: readonly string[]): Promise<void> {
  const room = await ImportRoom.open(programs)
  await fc.assert(fc.asyncProperty(fc.constantFrom(...paths.map(fixture)), mutation, (whole, changes) => room.bring(mutated(whole, changes))), settings)
  await room.close()
}

describe(`${convertedRuns} mutated uploads through a converter (seed ${seed}) end, and write nothing outside their folder`, () => {
  test.skipIf(!programs.ffmpeg)(`FFmpeg ${without.ffmpeg ?? ''}`, () => convertMutated(['hevc.mp4', 'video.mkv', 'video.avi', 'video.wmv', 'video.mpg', 'video.m2ts', 'video.mov', 'sound.flac', 'sound.wma', 'sound.aac'].map(name => `media/${name}`)), timeoutMs)
  test.skipIf(programs.soffice === undefined)(`LibreOffice ${without.soffice ?? ''}`, () => convertMutated(['text.rtf', 'text.doc', 'text.odt', 'slides.pptx', 'table.xlsx'].map(name => `office/${name}`)), timeoutMs)
})
