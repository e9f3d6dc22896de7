import { pluralEn } from '../../plural'
import type { enrolmentRu } from '../ru/enrolment'

/** Taking a new display into the school. */
export const enrolmentEn: typeof enrolmentRu = {
  title: 'A new display is waiting',
  waiting: count => `${count} ${pluralEn(count, 'display is', 'displays are')} waiting`,
  question: 'Does the display show the same code?',
  same: 'Yes, the codes are equal', differ: 'No, they differ',
  kind: { electron: 'Program on the display', web: 'Web display in a browser' },
  from: address => `address ${address}`,
  codeLabel: code => `Code: ${code}`,
  approve: { title: 'Where does this display stand?', lead: 'Name and room can be changed later.', room: 'Room', name: 'Name of the display', groups: 'Groups', confirm: 'Add display', confirming: 'Adding…' },
  defaultName: room => `Board ${room}`,
  approved: name => `“${name}” is added. It appears in the list in a few seconds.`,
  refuse: {
    title: 'The codes differ: do not add it', lead: 'This happens when the code on the display has just changed, or several displays wait at once. If it differs a second time, somebody on the network may pose as the server or the display: check the cable and the access point.',
    confirm: 'Refuse', stay: 'Compare again', refused: 'Display refused. It can start again.',
  },
  fault: { unknown: 'The display no longer waits: it started again, or it has been added.', expired: 'The code is too old: it lives 10 minutes. The display will show a new one.', 'code-differs': 'The code is not the one that the server has. The display was not added; start again on it.' },
  noRooms: 'The school has no rooms yet: add them to the school file.',
}
