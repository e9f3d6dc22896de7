import type { ExportText } from './export.ru'

const size = (bytes: number): string => (bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toLocaleString('en', { maximumFractionDigits: 1 })} GB`)
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
const usage = 'Example: doska export --room 204 --to /media/stick'

export const exportEn: ExportText = {
  help: {
    ways: `  doska export --room <id or name> --to <folder or file.doska>
                              write a bundle for the boards of a room onto a stick
  doska export --library --to <folder>
                              write the whole library for another school's server`,
    options: `Options of export:
  --room <room>         id or name of the room, as in the panel
  --library             the whole library instead of a room; with teachers' answers
  --to <path>           where to: a folder of the stick, or the name of a .doska file
  --part <MB>           most of one file (4095: FAT32 takes no more); a larger bundle is written in parts
  --data <folder>       data folder of the server`,
  },
  wishes: {
    'unknown-option': option => `Not understood: ${option}. ${usage}`,
    'no-value': option => `${option} needs a value. ${usage}`,
    'bad-part': value => `A part of “${value}” does not do: a whole number of megabytes from 1 to 4095.`,
    'no-choice': () => `Say what to write: --room <room> or --library. ${usage}`,
    'no-target': () => `Say where to write: --to <folder>. ${usage}`,
  },
  noFolder: path => `There is no folder ${path}. Put the stick in and look at the path.`,
  notRunning: data => `The hub is not running (folder ${data}). Start it: doska start.`,
  foreignHub: data => `Another program answers where the hub of ${data} was. Start the hub again: doska start.`,
  wrongKey: 'The hub at this address showed a foreign key. Restart it and try again.',
  noRoom: (room, rooms) => `There is no room “${room}”. There are: ${rooms.join(', ')}.`,
  manyRooms: (room, ids) => `Several rooms are called “${room}”. Give an id: ${ids.join(' or ')}.`,
  planning: '… counting what goes in',
  plan: (bytes, materials, lessons, shelfFiles, parts) =>
    [`${size(bytes)}: ${counted(materials, 'material')}`, lessons > 0 ? counted(lessons, 'lesson') : '', shelfFiles > 0 ? `${counted(shelfFiles, 'file')} of teachers' shelves` : '', parts > 1 ? `${parts} parts` : ''].filter(Boolean).join(', '),
  part: (name, number, count) => `${name} (${number} of ${count})`,
  progress: (name, percent, bytesPerSecond) => `… ${name}: ${percent} %, ${size(bytesPerSecond)}/s`,
  written: (file, bytes) => `✓ ${file}, ${size(bytes)}`,
  lost: count => `✗ Left out: ${counted(count, 'material')} whose files are lost on the server.`,
  tooLong: count => `✗ Left out: ${counted(count, 'material')}, each larger than one part.`,
  tooLarge: 'The bundle has more than 10,000 materials or 99 parts. Choose one room.',
  done: 'Done. Eject the stick safely and put it into the board.',
  doneParts: count => `Done: ${count} parts. They may lie on one stick or on several; the board says which one it lacks.`,
  noSpace: 'The stick has not enough room. The unfinished file was removed; make room or take a larger stick.',
  fileTooBig: 'The stick does not take so large a file. Write in parts: --part 4095.',
  notWritable: path => `Nothing can be written here: ${path}. The stick is write-protected, or the right is missing.`,
  lostLine: 'The connection to the hub or to the stick broke. The unfinished file was removed; try again.',
}
