import fc from 'fast-check'
import { describe, test } from 'vitest'
import { programs, without } from '../../hub/library/testing/converters'
import { ImportRoom } from './import-room'
import { fixture, mutated, mutation } from './mutations'
import { convertedTimeoutMs, tryConverted } from './try-inputs'

async function convertMutated(format: string, paths: readonly string[]): Promise<void> {
  const room = await ImportRoom.open({ programs })
  await tryConverted(format, [fc.constantFrom(...paths.map(fixture)), mutation], async (whole, changes) => void (await room.bring(mutated(whole, changes))))
  await room.close()
}

const media = ['hevc.mp4', 'video.mkv', 'video.avi', 'video.wmv', 'video.mpg', 'video.m2ts', 'video.mov', 'sound.flac', 'sound.wma', 'sound.aac'].map(name => `media/${name}`)
const office = { 'LibreOffice: docx, odt': ['text.docx', 'text.odt'], 'LibreOffice: doc, rtf': ['text.doc', 'text.rtf'], 'LibreOffice: pptx, odp': ['slides.pptx', 'slides.odp'], 'LibreOffice: xlsx, ods': ['table.xlsx', 'table.ods'] }

describe('mutated uploads through a converter end, and write nothing outside their folder', () => {
  test.skipIf(!programs.ffmpeg)(`FFmpeg ${without.ffmpeg ?? ''}`, () => convertMutated('FFmpeg', media), convertedTimeoutMs)
  test.skipIf(programs.soffice === undefined).each(Object.entries(office))(`%s ${without.soffice ?? ''}`, (kind, names) => convertMutated(kind, names.map(name => `office/${name}`)), convertedTimeoutMs)
})
