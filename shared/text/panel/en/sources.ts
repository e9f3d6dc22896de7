import type { sourcesRu } from '../ru/sources'

const things = (count: number) => `${count} ${count === 1 ? 'material' : 'materials'}`

/** Library sources: adding, testing, looking at them, and what came of it. */
export const sourcesEn: typeof sourcesRu = {
  tabs: { materials: 'Materials', sources: 'Sources', label: 'Library' },
  title: 'Sources', lead: 'Libraries that the school already has. Doska takes materials from them and learns of new ones; what a source removes stays in the school’s library.',
  none: 'No sources yet', noneLead: 'Connect a folder on the server, an OPDS catalogue, a Common Cartridge file or an export of the TsOK library.',
  add: 'Add a source', edit: 'Change', remove: 'Remove', removed: name => `The source “${name}” is removed. Its materials stay in the library.`, sync: 'Update now', stop: 'Stop', test: 'Test',
  kind: { folder: 'Folder on the server', opds: 'OPDS 2 catalogue', cartridge: 'Common Cartridge file', cok: 'TsOK export' },
  kindLabel: 'Kind of source', name: 'Name', nameHint: 'What its materials call it, for example “TsOK library”',
  place: { folder: 'Folder', opds: 'Address of the catalogue', cartridge: '.imscc file', cok: 'Folder of the export' },
  placeHint: { folder: 'A path on the school’s server. Each file becomes a material, a folder with index.html becomes one material.', opds: 'An address with https://. Files are taken from this server and those named below only.', cartridge: 'A path on the school’s server. Files and web links are taken; the rest is listed.', cok: 'A folder on the school’s server with materials.json or materials.csv and the files.' },
  hosts: 'Allowed servers', hostsHint: 'Separated by commas, if the files lie elsewhere than the catalogue: files.school.ru. A server inside the school’s network (192.168.0.5, localhost:8080), even the catalogue’s own, has to be named here: otherwise Doska does not speak to it.', every: 'How often to look',
  everyLabel: { 0: 'Only by hand', 10: 'Every 10 minutes', 60: 'Every hour', 1440: 'Once a day' },
  save: 'Save', checking: 'Checking…', found: count => `The source can be read: it has ${things(count)}.`, foundCut: count => `The source can be read: its first pages have ${things(count)}.`, foundProblems: count => `Will not be taken: ${count}.`, saved: name => `The source “${name}” is saved.`,
  listing: 'Reading the list…', progress: (done, total) => `${done} of ${total}`, running: name => `Updating “${name}”`,
  never: 'Never updated', last: when => `Last time: ${when}`,
  result: (added, updated, same) => `${added} new, ${updated} updated, ${same} unchanged`,
  partsTaken: count => `Taken from the package: ${things(count)}.`, goneTitle: 'No longer in the source:', problemOf: (said, detail) => `${said} (${detail})`,
  failed: count => `Not taken: ${count}`, gone: count => `No longer in the source: ${count}. They stay in the library.`, more: count => `and ${count} more`, show: 'Details', hide: 'Hide',
  fault: {
    'place-missing': detail => `There is no such place on the server: ${detail}. Check the path and the rights to it.`, 'not-a-folder': detail => `${detail} is not a folder. Name a folder.`, 'inside-hub': () => 'Doska keeps its own data here. Choose another place.',
    'address-wrong': () => 'The address does not fit: https:// without a name and password is needed.', 'host-refused': detail => `The catalogue leads to the server ${detail}, which is not allowed. Add it to the list of servers or correct the address.`,
    'host-inside': detail => `Server ${detail} is inside the school's network. If that is meant, add it to the allowed servers.`,
    unreachable: detail => `The server ${detail} did not answer. The library is as it was; try again later.`, 'refused-by-server': detail => `The server refused (${detail}). Check the address and the access.`, 'too-large': () => 'The source is too large: more than Doska takes at once.',
    'not-a-feed': () => 'There is no OPDS 2 catalogue (JSON) at this address. Check the address.', 'not-a-cartridge': () => 'This is no IMS Common Cartridge 1.1–1.3 file, or it is damaged.', 'not-a-list': () => 'There is no list materials.json or materials.csv, or it has no column “title”.', stopped: () => 'Stopped. What was taken stays, the rest comes next time.',
  },
  things: [[/acquisition\/(buy|subscribe)/, 'has to be bought'], [/acquisition\/borrow/, 'is lent for a time'], [/acquisition\/(sample|preview)/, 'a sample only'], [/imsqti.*question-bank/, 'question bank'], [/imsqti/, 'test'], [/imsdt/, 'discussion'], [/imsbasiclti/, 'outside tool'], [/assignment/, 'assignment to hand in']],
  problem: {
    'no-title': 'has no title', 'no-file': 'has no file that can be taken', 'file-missing': 'the file is missing', 'path-leaves-folder': 'the path leaves the folder', 'host-refused': 'the file is on a server that is not allowed', 'host-inside': 'the file is on a server inside the school’s network that is not named among the allowed ones', 'no-space': 'the server’s disk is full', unreachable: 'the server did not answer', 'refused-by-server': 'the server refused',
    'too-large': 'too large', 'cut-off': 'the download was cut off and goes on next time', 'not-mapped': 'Doska does not take this from the format', 'not-imported': 'the library did not accept the file', double: 'a repetition', 'link-refused': 'the link leads where the school may not go', unreadable: 'cannot be read',
  },
}
