import { pluralEn } from '../../plural'
import type { shellRu } from '../ru/shell'

/** Frame of the panel: navigation, signing in, the link, and words that every screen uses. */
export const shellEn: typeof shellRu = {
  product: 'Doska',
  panelOf: school => `Panel · ${school}`,
  nav: { label: 'Sections of the panel', displays: 'Displays', readiness: 'Readiness', library: 'Library', lessons: 'Lessons', timetable: 'Timetable', invites: 'Invites', notices: 'Notices', health: 'Screen time', reports: 'Reports', journal: 'Log' },
  skipToContent: 'Skip to content',
  account: {
    menu: user => `Account ${user}`,
    role: { technician: 'Technician', teacher: 'Teacher' },
    theme: 'Appearance', dark: 'Dark', light: 'Light', system: 'Like the system',
    language: 'Language', changePassword: 'Change password', signOut: 'Sign out',
  },
  signIn: {
    title: 'Sign in to the panel',
    lead: 'Every display of the school, from one page.',
    user: 'Name', password: 'Password', enter: 'Sign in', entering: 'Signing in…',
    firstTime: 'First time here? The name and the one-time password stand in the window where Doska was started.',
    wrong: 'Name or password did not match. Check the keyboard layout and Caps Lock.',
    tooMany: 'Too many attempts. Wait a little and try again.',
    unreachable: 'The school’s server does not answer. Check that Doska is running and try again.',
    refused: 'The server did not accept the sign-in. Reload the page and try again.',
    ended: 'You have been away for long, and the sign-in ended. Sign in again: everything is where it was.',
    showPassword: 'Show password', hidePassword: 'Hide password',
  },
  newPassword: {
    title: 'Choose your own password', lead: 'The one-time password will not work again. Sign in with this one from now on.',
    changeTitle: 'Change password', current: 'Current password', oneTime: 'One-time password', next: 'New password', again: 'New password again',
    save: 'Save password', saving: 'Saving…', saved: 'Password changed.',
    differs: 'The passwords differ.', wrongPassword: 'The current password did not match.', tooWeak: 'Such a password is easy to guess. Make it longer: three or four words in a row will do.',
    strength: { label: 'Strength', none: 'At least 10 characters. Three or four words in a row are handy.', weak: 'Weak: add another word', fair: 'Good enough', strong: 'Strong' },
  },
  link: {
    lost: 'No link to the school’s server',
    asOf: time => `This is how it was at ${time}. We reconnect by ourselves as soon as the server answers.`,
    first: 'Connecting to the school’s server…',
    schoolTime: zone => `School time: ${zone}`,
  },
  loading: { displays: 'Reading the list of displays…', library: 'Reading the library…', invites: 'Reading the invites…', notices: 'Reading the notices…', journal: 'Reading the log…' },
  act: { cancel: 'Cancel', close: 'Close', save: 'Save', remove: 'Remove', undo: 'Undo', retry: 'Try again', done: 'Done', back: 'Back', clearSearch: 'Clear search', resetFilters: 'Reset filters', more: 'More' },
  toasts: { label: 'Messages', dismiss: 'Dismiss message' },
  carrier: {
    'unknown-request': 'The server does not know this request: panel and server have different versions. Reload the page.',
    'wrong-arguments': 'The server did not accept the data. Check the fields and try again.',
    'not-allowed': 'Your account has no right to do this. Ask the technician.',
    failed: 'Something went wrong on the server; nothing was changed. Try again a little later.',
    disconnected: 'No link to the school’s server. Nothing was changed; try again when the link is back.',
  },
  unknown: 'This is no longer there: somebody removed or changed it before. The list is up to date.',
  never: 'not yet',
  age: (unit, count) => {
    if (unit === 'now') return 'just now'
    if (unit === 'seconds') return `${count} s ago`
    if (unit === 'minutes') return `${count} min ago`
    if (unit === 'hours') return `${count} h ago`
    return `${count} ${pluralEn(count, 'day', 'days')} ago`
  },
  minutes: count => `${count} ${pluralEn(count, 'minute', 'minutes')}`,
  minutesLeft: count => `${count} min left`,
  displays: count => `${count} ${pluralEn(count, 'display', 'displays')}`,
  onDisplays: count => `on ${count} ${pluralEn(count, 'display', 'displays')}`,
  units: { byte: 'B', kilobyte: 'KB', megabyte: 'MB', gigabyte: 'GB', perSecond: '/s' },
  listOf: items => new Intl.ListFormat('en', { type: 'conjunction' }).format(items),
  grade: grade => (grade === 0 ? 'pre-school' : `grade ${grade}`),
  gradesShort: grades => (grades.length === 0 ? 'any grade' : `gr. ${grades.join(', ')}`),
}
