import { pluralEn } from '../../plural'
import type { journalRu } from '../ru/journal'

/** The log of what was sent and of what was refused. */
export const journalEn: typeof journalRu = {
  title: 'Log', tab: { commands: 'Pushes', refusals: 'Refusals' }, search: 'Find by title, display, person', none: 'Nothing has been sent yet', noneLead: 'Select displays and press “Show…”.', noRefusals: 'No refusals', noRefusalsLead: 'Everything that the server or the displays refuse appears here, and why.', nothingFound: 'Nothing found',
  outcome: { open: 'Under way', done: 'Done', trouble: 'Some failed', ended: 'Ended' },
  counts: { done: count => `${count} done`, trouble: count => `${count} failed`, waiting: count => `${count} waiting`, asked: count => `${count} with the teacher`, open: count => `${count} under way`, ended: count => `${count} not shown` },
  show: title => `Show the course: ${title}`, by: user => `sent by ${user}`, filterLabel: 'Filter of pushes', filter: { all: 'All', open: 'Under way', trouble: 'With failures' },
  command: {
    'show.material': 'Material', 'show.lesson': 'Lesson', 'show.invite': 'Invite', 'show.notice': 'Notice', clear: 'Clear what is shown', 'content.sync': 'Load materials', 'content.verify': 'Check files', 'audio.volume': 'Volume', identify: 'Show its name', screenshot: 'Screenshot', ping: 'Check the link',
  },
  shownCount: (shown, all) => `${shown} of ${all} ${pluralEn(all, 'entry', 'entries')}`,
  refusal: { at: 'When', who: 'Display', what: 'What', why: 'Why', server: 'server' },
  refusedWhat: { publish: 'Message to a foreign topic', subscribe: 'Subscription to a foreign topic', connect: 'Connection to the broker', command: 'Command', desired: 'Settings', enrolment: 'Enrolment', 'sign-in': 'Sign-in', request: 'Request', upload: 'Upload', file: 'File', carrier: 'Page’s request', message: 'Message of a display', http: 'HTTP request' },
  refusedWhy: {
    'wrong-signature': 'wrong signature', retained: 'came with the retain flag', replayed: 'an old command again', foreign: 'meant for another display', 'not-allowed': 'no right', 'wrong-password': 'wrong password', malformed: 'could not be read', oversize: 'too large', 'unknown-key': 'signed by a foreign key',
    'wrong-arguments': 'wrong data', 'unknown-request': 'unknown request', 'too-many-attempts': 'too many attempts', 'wrong-token': 'wrong one-time token', 'mis-addressed': 'wrong address', 'clock-doubt': 'the display does not know the time', expired: 'too late', 'too-many-messages': 'too many messages', 'lower-revision': 'older than the settings applied',
  },
}
