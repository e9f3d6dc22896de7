import { pluralEn } from '../../plural'
import type { sticksRu } from '../ru/sticks'

const files = (count: number) => `${count} ${pluralEn(count, 'file', 'files')}`
const materials = (count: number) => `${count} ${pluralEn(count, 'material', 'materials')}`
const number = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0))
const size = (bytes: number) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))}\u00a0KB` : bytes < 1e9 ? `${number(bytes / 1e6)}\u00a0MB` : `${number(bytes / 1e9)}\u00a0GB`)

export const sticksEn: typeof sticksRu = {
  size,
  name: label => `USB stick “${label}”`,
  reading: label => `Looking at what is on the stick “${label}”…`,
  offer: (count, bundles) => (bundles > 0 ? 'It has a bundle of materials for the board' : count > 0 ? `It has ${files(count)} for the board` : 'It has nothing for the board'),
  look: 'Have a look',
  later: 'Not now',
  chip: 'Stick',
  open: 'USB stick',
  nothing: 'There is nothing for the board here. Video, sound, pictures, PDF and text will do.',
  cut: 'There are very many files: the first ones are shown.',
  play: name => `Open ${name}`,
  choose: name => `Choose ${name}`,
  isTaken: 'On the board',
  drop: name => `Take ${name} off the board`,
  takenBefore: count => `Copied to the board before: ${files(count)}`,
  takeAll: count => `Copy to the board: ${files(count)}`,
  takeChosen: count => `Copy the chosen: ${files(count)}`,
  tapHint: 'A touch opens a file straight from the stick. “Copy to the board” keeps it when the stick is gone.',
  refusedTitle: count => `Will not open here: ${files(count)}`,
  refused: refusal => (refusal.startsWith('codec:') ? `the board cannot play this format (${refusal.slice(6)}): add the file to the library in the panel` : new Map<string, string>(Object.entries(refusals)).get(refusal) ?? 'the board does not open such files'),
  bundle: {
    madeAt: date => `Made on ${date}`,
    fresh: (fresh, all, bytes) => (fresh === 0 ? `${materials(all)}: all of them are on the board. The bundle renews the timetable and the list of lessons where they are older here.` : `${materials(all)}, ${fresh} new · ${size(bytes)}`),
    shelves: count => `From the shelves of this room: ${files(count)} new`,
    missing: (numbers, parts) => `These are ${parts - numbers.length} of ${parts} parts. Missing: ${numbers.join(', ')}. What is here can be taken now, the rest from the stick that has those parts.`,
    take: 'Copy everything to the board',
    states: {
      foreign: 'This bundle was made by another school’s server. The board does not trust it and takes nothing of it. Give it to the technician: it can be added to the library in the panel.',
      damaged: 'The bundle is damaged or was not written to its end. Write it to the stick again.',
      'newer-format': 'The bundle was made by a newer program. Update the board first.',
    },
  },
  shelf: {
    put: count => `Onto my shelf: ${files(count)}`,
    title: 'Whose shelf?',
    lead: 'The files go onto a teacher’s shelf and open in that teacher’s rooms by PIN. The server converts documents and other video formats.',
    none: 'There is no shelf in this room yet. A shelf is made from a phone: “Library” → “My files”.',
    back: 'Back to the stick',
    choose: name => `Choose ${name} for a shelf`,
    refusedToTake: 'This did not work: the shelf was shut, or the board is still copying something else. Try again.',
  },
  taking: title => `Copying to the board: ${title}`,
  shelving: title => `Sending to the shelf: ${title}`,
  shelved: (count, refused) => [count > 0 ? `Done: ${count} new ${pluralEn(count, 'file', 'files')} on the shelf.` : 'Nothing was added to the shelf.', refused.length > 0 ? `The school does not take such files: ${refused.join(', ')}.` : ''].filter(Boolean).join(' '),
  progress: (done, total) => `${done} of ${total}`,
  stop: 'Stop',
  fine: 'All right',
  done: count => `Done: ${materials(count)} ${count === 1 ? 'is' : 'are'} on the board now and will open without the stick and without a network.`,
  faults: {
    'stick-gone': 'The stick was pulled out. What had been copied stayed. Put it back and go on: it continues where it stopped.',
    'no-space': 'There is not enough room on the board. What had been copied stayed. Choose fewer files or call the technician.',
    damaged: 'A file on the stick cannot be read. The rest is all right; copy this file to the stick again.',
    disk: 'The board’s disk takes no files. Lessons open as before; call the technician.',
    cancelled: 'Stopped. What had been copied stayed.',
    'too-many': 'There are five hundred files from sticks on the board already, and it keeps no more. Take some off.',
    'nothing-known': 'The bundle has nothing for this board: it was made for another room, or it is older than what the board knows.',
    'hub-away': 'The school server does not answer. What had arrived stayed on the shelf. Send the rest when the connection is back.',
    'shelf-full': 'There is no more room on the shelf or on the server. What had arrived stayed. Take something off the shelf and try again.',
  },
  lost: name => `The stick was pulled out, so “${name}” is closed. Put it back to go on.`,
  refusedToTake: 'The board is still copying something else. Wait until it is done, or stop it.',
  gone: 'This file is no longer on the stick.',
  back: 'Back to the class screen',
  backToOpen: 'Back',
}

const refusals = {
  program: 'programs on a stick are never started',
  page: 'a page or a game: add it to the library in the panel',
  'needs-hub': 'a document or drawing that the server converts first: put it onto your shelf, or add it to the library in the panel',
  'not-utf8': 'text in an old encoding: save it as UTF-8',
  empty: 'the file is empty',
  damaged: 'the file is damaged',
  unreadable: 'the file cannot be read',
  archive: 'an archive: unpack it on the stick',
  'subtitles-alone': 'subtitles without a video',
  'text-too-long': 'the text is too long',
  'too-many-pixels': 'the picture is too large: add it to the library in the panel',
}
