import { pluralEn } from '../../plural'
import type { journalRu } from '../ru/journal'

/** The log of what was sent and of what was refused. */
export const journalEn: typeof journalRu = {
  title: 'Log', tab: { commands: 'Pushes', refusals: 'Refusals' }, search: 'Find by title, display, person', none: 'Nothing has been sent yet', noneLead: 'Select displays and press “Show…”.', noRefusals: 'No refusals', noRefusalsLead: 'Everything that the server or the displays refuse appears here, and why.', nothingFound: 'Nothing found',
  outcome: { open: 'Under way', done: 'Done', trouble: 'Some failed', ended: 'Ended' },
  counts: { done: count => `${count} done`, trouble: count => `${count} failed`, waiting: count => `${count} waiting`, asked: count => `${count} with the teacher`, open: count => `${count} under way`, ended: count => `${count} not shown` },
  show: title => `Show the course: ${title}`, by: user => `sent by ${user}`, filterLabel: 'Filter of pushes', filter: { all: 'All', open: 'Under way', trouble: 'With failures' },
  command: {
    'show.material': 'Material', 'show.lesson': 'Lesson', 'show.invite': 'Invite', 'show.notice': 'Notice', clear: 'Clear what is shown', 'content.sync': 'Load materials', 'content.verify': 'Check files', 'content.pin': 'Pin materials', 'content.evict': 'Take materials off the disk', 'audio.volume': 'Volume', identify: 'Show its name', screenshot: 'Screenshot', ping: 'Check the link',
  },
  shownCount: (shown, all) => `${shown} of ${all} ${pluralEn(all, 'entry', 'entries')}`,
  refusal: { at: 'When', who: 'Display', what: 'What', why: 'Why', server: 'server' },
  refusedWhat: {
    'sign-in from': 'Sign-in from', 'enrolment from': 'Enrolment from', 'upload from': 'Upload from', upload: 'Screenshot', 'preview from': 'Preview from', 'file from': 'File from', file: 'File',
    'board from': 'Web display from', 'phone from': 'Phone from', panel: 'Panel request', 'mqtt publish': 'MQTT message', 'mqtt subscribe': 'MQTT subscription', 'mqtt connect': 'MQTT connection', 'mqtt packet': 'MQTT packet', 'mqtt socket from': 'MQTT out of a browser from',
    'shelf from': 'Phone from', 'shelf upload from': 'Upload to a shelf from', 'door from': 'Door for a phone from', door: 'Door for a phone', 'lesson from': 'Lesson draft from', 'lesson export from': 'Lesson download from', 'topic list from': 'Topic list from', 'timetable file from': 'Timetable file from', 'timetable export from': 'Timetable download from', 'bundle from': 'Stick bundle from', usage: 'Screen time', report: 'Report on a material', 'peers of': 'Who has the file', 'bell-heard': 'Press at the bell',
    message: 'Message of a display', ack: 'Answer of a display', command: 'Command', display: 'Refused by the display', 'damaged file': 'Damaged file', GET: 'Request', POST: 'Request', PUT: 'Request', HEAD: 'Request',
  },
  refusedWhy: {
    'wrong-signature': 'wrong signature', 'unknown-key': 'signed by a foreign key', retained: 'with the retain flag', 'retained-command': 'a command with the retain flag', replayed: 'an old command again', 'foreign-target': 'meant for another display', 'foreign-display': 'another display’s address', 'foreign-origin': 'from a page of another site', 'foreign-host': 'under a foreign server name',
    'not-allowed': 'no right', 'not-signed-in': 'not signed in', 'not-entitled': 'the file is not for this display', 'no-credential': 'without a display’s credential', 'no-account': 'the display is not enrolled', wrong: 'wrong password', 'wrong-password': 'wrong password', locked: 'too many attempts, locked for a while', 'wrong-token': 'wrong one-time token', 'too-many-attempts': 'too many attempts', 'too-many-pending': 'too many displays wait at once', 'too-many': 'too many', 'too-fast': 'too often',
    topic: 'not its topic', 'wrong-topic': 'wrong address', 'will-topic': 'will on a foreign topic', 'client-id': 'foreign client id', malformed: 'could not be read', 'malformed-document': 'the document could not be read', oversize: 'too large', 'too-large': 'too large', 'wrong-frame': 'could not be read', 'wrong-arguments': 'wrong data', 'wrong-args': 'wrong details', 'unknown-request': 'unknown request', 'unknown-command': 'unknown command', 'unknown-topic': 'unknown topic', 'unasked-answer': 'an answer nobody asked for',
    'clock-doubt': 'the display does not know the time', expired: 'too late', 'old-revision': 'older than the settings applied', browser: 'out of a browser', 'no-protocol': 'not MQTT', rejected: 'the display did not accept it', unknown: 'unknown', 'wrong-pin': 'wrong PIN', 'no-shelf': 'the phone has no shelf', 'not-believable': 'not believable', refused: 'refused', 'not its address': 'not its address', 'no valid credential': 'no valid credential',
  },
}
