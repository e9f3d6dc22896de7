import { pluralEn } from '../../plural'
import type { bundleRu } from '../ru/bundle'

export const bundleEn: typeof bundleRu = {
  open: 'Write to a stick',
  title: 'Bundle for a USB stick',
  lead: 'One file that a board reads straight from a stick, without a network. Copy it into any folder of the stick and put the stick into the board.',
  scope: 'What to write',
  room: 'For a room',
  roomHint: 'The materials of this room’s lessons in the timetable, what its boards were asked to keep, and the shelves of its teachers. Teachers’ answers are not in the file.',
  library: 'The whole library',
  libraryHint: 'For a school without internet: its server takes this file like any other material. Lessons are written whole, with teachers’ answers: look after the stick as after the class register.',
  choice: 'A subject or a grade',
  planning: 'Counting what goes in…',
  size: (bytes, materials, lessons) => `${bytes}: ${materials} ${pluralEn(materials, 'material', 'materials')}${lessons > 0 ? `, ${lessons} ${pluralEn(lessons, 'lesson', 'lessons')}` : ''}`,
  displays: count => (count === 0 ? 'There are no boards here yet: only another server will understand the file.' : `Brings ${count} ${pluralEn(count, 'board', 'boards')} up to date: timetable, notices, list of lessons.`),
  lost: count => `Stays out: ${count} ${pluralEn(count, 'material', 'materials')} whose files are lost on the server.`,
  tooLong: count => `Stays out: ${count} ${pluralEn(count, 'material', 'materials')}, each larger than 4 GB: a FAT32 stick takes no more.`,
  tooLarge: 'The bundle has more than 10,000 materials or 99 parts. Choose less: one room, subject or grade.',
  shelfFiles: count => `From the shelves of this room’s teachers: ${count} ${pluralEn(count, 'file', 'files')}. On the board they open by PIN, but on the stick they lie open: look after it.`,
  inParts: count => `A FAT32 stick takes no file above 4 GB, so there will be ${count} parts. Download all of them; they may lie on one stick or on several.`,
  savePart: (number, size) => `Download part ${number}, ${size}`,
  faults: { nothing: 'There is nothing to write: this choice has no materials.', 'unknown-room': 'This room is gone. Choose another one.' },
  save: 'Download the file',
  started: 'The file is being downloaded: the browser shows how much is left.',
}
