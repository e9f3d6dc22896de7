import type { shelfRu } from '../ru/shelf'

const size = (bytes: number): string => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toLocaleString('en', { maximumFractionDigits: 1 })} GB`)

export const shelfEn: typeof shelfRu = {
  title: 'My files',
  size,
  entering: 'Coming in…',
  lost: 'There is no connection to the school server. Check that the phone is in the school’s network, and try again.',
  retry: 'Try again',
  first: { title: 'Who are you?', lead: (school, room) => `${school}, room ${room}. The board shows your name, and the PIN opens your files there.` },
  name: 'Your name on the board', nameHint: 'For example, Anna Petrovna',
  pin: 'PIN of 4–6 digits', pinHint: 'Not all the same. Do not show it to the class.',
  make: 'Make a shelf', mine: 'I have a shelf already', other: 'My shelf is not listed',
  choose: 'Choose your shelf', join: 'Go to the shelf',
  rooms: rooms => `Opens in rooms: ${rooms.join(', ')}`,
  used: (used, limit) => `${size(used)} of ${size(limit)} used`,
  add: 'Choose files', who: 'Who will see new files',
  visibility: { private: 'Only me', shared: 'The whole school' },
  visibilityHint: { private: 'On the board they open from your shelf only.', shared: 'They appear in the school’s library for everybody.' },
  sending: 'Sending',
  phase: { queued: 'waits', receiving: 'being sent', checking: 'being checked', converting: 'being converted', done: 'on the shelf', refused: 'not taken' },
  refused: {
    unsupported: 'boards do not show such files', damaged: 'the file is damaged', 'path-leaves-folder': 'a dangerous archive: a path leaves it', 'too-large-unpacked': 'too large when unpacked',
    'too-many-files': 'too many files inside', 'no-entry': 'nothing inside can be opened', empty: 'the file is empty', 'no-space': 'no room on the server or the shelf', interrupted: 'the transfer broke off; try again', cancelled: 'stopped',
  },
  sendLost: 'The connection broke. The file was not sent.',
  again: name => `Send again: ${name}`,
  none: 'The shelf is empty. Choose photos, videos or documents, and in a few seconds they are on the board.',
  items: 'On the shelf',
  types: { video: 'video', image: 'picture', series: 'series', pdf: 'document', audio: 'sound', html: 'interactive', epub: 'book', article: 'text', h5p: 'H5P', scorm: 'course', link: 'link' },
  show: title => `Who sees “${title}”`,
  remove: title => `Remove “${title}”`,
  removed: title => `“${title}” was removed`,
  undo: 'Bring back',
  leave: 'Forget this phone', left: 'The phone no longer belongs to the shelf. To come back, point its camera at the code on the board.',
  failed: 'That did not work. Try again.',
}
