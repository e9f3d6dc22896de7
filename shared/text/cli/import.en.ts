import type { ImportFault } from '../../contract/panel'
import { importDetailWords } from '../import-details'
import { pluralEn } from '../plural'
import type { ImportText } from './import.ru'
import { refusedLine } from './refused-line'

const megabytes = (bytes: number): string =>
  bytes < 100 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toLocaleString('en', { maximumFractionDigits: bytes < 10 * 1024 ** 2 ? 1 : 0 })} MB`
const reasons: { readonly [K in ImportFault['kind']]: (fault: Extract<ImportFault, { kind: K }>) => string } = {
  unsupported: ({ detail }) => importDetailWords(detail ?? 'unknown-format', 'en'),
  damaged: ({ name, detail }) => `${name}: ${importDetailWords(detail, 'en')}`,
  'path-leaves-folder': ({ path }) => `the path “${path}” leaves its folder; such an archive is not opened`,
  'too-large-unpacked': ({ limitBytes }) => `more than ${megabytes(limitBytes)} when unpacked; it looks like a trap, split it`,
  'too-many-files': ({ limit }) => `more than ${limit} files; split the material`,
  'no-entry': () => 'no index.html at the top or in a single folder',
  empty: ({ name }) => `${name}: empty`,
  'no-space': () => 'the hub’s disk has no room; free some and try again',
  interrupted: () => 'the transfer broke off; try again',
  cancelled: () => 'the conversion was stopped, nothing was added',
}

/** What `doska import` says in English. */
export const importEn: ImportText = {
  notRunning: data => `The hub is not running (folder ${data}). Start it: doska start.`,
  foreignHub: data => `Another program answers where the hub of the folder ${data} was. Start the hub again: doska start.`,
  wrongKey: 'The hub at this address showed a foreign key. Restart it and try again.',
  nothing: 'Name files or folders: doska import <path…>',
  missing: path => `✗ ${path}: there is no such file or folder`,
  unreadable: path => `✗ ${path}: it may not be read`,
  emptyFolder: path => `✗ ${path}: there are no files in the folder`,
  progress: (name, percent, bytesPerSecond) => `… ${name}: ${percent} %, ${megabytes(bytesPerSecond)}/s`,
  checking: name => `… ${name}: checking`,
  converting: (name, percent) => `… ${name}: converting${percent === undefined ? '' : `, ${percent} %`}`,
  done: (name, bytes) => `✓ ${name}, ${megabytes(bytes)}`,
  parts: (taken, refused, more) => `  taken from the package: ${taken}${refused.length > 0 ? `; not taken: ${refused.join(', ')}${more > 0 ? ` and ${more} more` : ''} (the panel says why)` : ''}`,
  refused: (name, fault) => refusedLine(name, (reasons[fault.kind] as (fault: ImportFault) => string)(fault)),
  problem: (name, message) => `✗ ${name}: ${message}`,
  lost: 'the connection to the hub broke off; try again',
  summary: (added, refused) => `${added} ${pluralEn(added, 'material', 'materials')} added${refused > 0 ? `, not taken: ${refused}` : ''}.`,
}
