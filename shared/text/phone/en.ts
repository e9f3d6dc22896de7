import { shelfEn } from './en/shelf'
import type { PhoneWords } from './ru'

/** The page behind a class link's short address. */
export const phoneEn: PhoneWords = {
  product: 'Doska',
  loading: 'Looking for the invite…',
  lost: 'No link to the school’s server. Check that the phone is on the school’s network; the page refreshes by itself.',
  invited: 'You are invited',
  role: { pupil: 'For pupils', parent: 'For parents', staff: 'For staff' },
  className: name => `Class ${name}`,
  kind: { chat: 'Class chat', class: 'Class in the messenger', organisation: 'School in the messenger' },
  happens: {
    chat: 'Press the button and you are in the chat at once.',
    class: 'This is an application: the class teacher accepts it, or refuses and says why.',
    organisation: 'This is an application to the school: it is accepted, or refused with a reason.',
  },
  open: { chat: 'Join the chat', class: 'Apply', organisation: 'Apply' },
  where: host => `Opens ${host}`,
  address: 'Address of the link', copy: 'Copy link', copied: 'Link copied', copyFailed: 'Could not copy: press the address and hold it',
  age: date => `Link of ${date}`,
  ask: 'It does not open? Ask the class teacher for a new link.',
  unknown: { title: 'There is no such invite', lead: 'The link was revoked or replaced, or the address is mistyped. Look at the board: it always has the new address.', retry: 'Check again' },
  none: { title: 'Type the whole address', lead: 'The short address stands on the board below the QR code. Enter its last part.', field: 'Last part of the address', find: 'Find the invite', wrong: '2 to 12 characters: Latin letters, digits, hyphen.' },
  shelf: shelfEn,
  otherLanguage: 'По‑русски',
}
