import { pluralEn } from '../plural'
import { playersEn } from './players/en'
import { exerciseEn } from './exercise/en'
import { bellsEn } from './en/bells'
import { hallEn } from './en/hall'
import { findingEn } from './en/finding'
import { ownFilesEn } from './en/own-files'
import { reportsEn } from './en/reports'
import { readinessEn } from './en/readiness'
import { codesEn } from './en/codes'
import { screenTimeEn } from './en/screen-time'
import { sticksEn } from './en/sticks'
import { whyEn } from './en/why'
import { doubtEn } from './en/doubt'
import type { BoardText } from './ru'
import { linksEn } from './en/links'
import { packagesEn } from './en/packages'

const minutes = (count: number) => `${count} ${pluralEn(count, 'minute', 'minutes')}`
const hours = (count: number) => `${Math.floor(count / 60)} h${count % 60 === 0 ? '' : ` ${count % 60} min`}`
const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0KB` : `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)}\u00a0MB`)
const ago = (count: number) => (count < 1 ? 'just now' : count < 60 ? `${minutes(count)} ago` : count < 1440 ? `${Math.floor(count / 60)} h ago` : `${Math.floor(count / 1440)} d ago`)

/** Every word of the board, in English. */
export const boardEn: BoardText = {
  minutes,
  size,
  starting: 'The board is starting…',
  restarting: 'The display program is restarting. The picture stays.',
  notAnswering: 'The display program is not answering yet. The board keeps trying by itself.',

  enrol: {
    seekTitle: 'Looking for the school server',
    seekLead: 'The board connects by itself as soon as the server answers.',
    address: 'Server address',
    faults: {
      unreachable: 'The server does not answer. Check that it is on and that this board is on the school network.',
      'wrong-key': 'The server that answers is not one this board trusts. Nothing was sent. Call the technician.',
      refused: 'The technician did not connect this board. If that was a mistake, start again.',
      'too-many-attempts': 'Too many attempts in a row. The board tries again in a few minutes.',
      expired: 'Nobody confirmed the code within ten minutes. Start again to get a new one.',
    },
    retry: 'Try again',
    codeTitle: 'Code of this board',
    codeSpelled: code => `Code: ${[...code].join(' ')}`,
    steps: panel => [`On a computer, open ${panel}`, 'Find this board there', 'Same code? Press “Yes, the codes are equal”'],
    minutesLeft: count => (count < 1 ? 'The code works for less than a minute' : `The code works for another ${minutes(count)}`),
  },

  idle: {
    now: 'Now',
    next: 'Next',
    today: 'Today',
    worksAs: weekday => `${['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekday]}’s lessons`,
    lessonsOver: 'Lessons are over for today',
    minutesLeft: count => `${minutes(count)} left`,
    minutesUntil: count => `in ${count < 60 ? minutes(count) : hours(count)}`,
    breakNow: 'Break',
    beforeLessons: 'Before lessons',
    firstLesson: 'First lesson',
    changes: { cancelled: 'cancelled', 'moved-here': 'moved here', 'moved-away': 'in another room', retimed: 'another time', merged: 'classes together', replaced: 'changed', added: 'added' },
    later: count => `${count} more later`,
    changeAge: ago,
    openLesson: 'Open lesson',
    returnToLesson: 'Return to lesson',
    library: 'Library',
    invites: 'Class codes',
    notices: 'Notices',
    onBoard: 'Prepared lessons',
  },

  invite: {
    roles: { pupil: 'For pupils', parent: 'For parents', staff: 'For staff' },
    kinds: { chat: 'Class chat', class: 'Apply to class', organisation: 'Apply to school' },
    consequences: {
      chat: 'You join the chat at once.',
      class: 'You send an application. The teacher accepts it or says why not.',
      organisation: 'You send an application. The school accepts it or says why not.',
    },
    steps: ['Open your camera', 'Point it at the code', 'Open the link'],
    typeInstead: 'Or type the address',
    thisMachineOnly: 'There is no short address: the server can be reached only on its own machine. For the technician: start it with --listen <address in the school’s network>.',
    readableFrom: metres => `Readable from\u00a0${metres}\u00a0m`,
    made: date => `Code of ${date}`,
    notDrawable: 'This link cannot be shown as a code. Type the address or ask the technician.',
    qrName: className => `QR code: ${className}`,
  },

  lesson: {
    forward: 'Forward',
    back: 'Back',
    list: 'Stages',
    close: 'Close',
    controls: 'Show controls',
    showControls: 'Show buttons',
    stageOf: (stage, count) => `Stage ${stage} of ${count}`,
    spent: (spent, planned) => `${spent} of ${minutes(planned)}`,
    over: count => `${minutes(count)} over plan`,
    planned: minutes,
    open: card => `${card.stages} ${pluralEn(card.stages, 'stage', 'stages')}, ${minutes(card.minutes)}`,
    stageNow: 'now',
    blanked: 'The screen is blank. Touch it to come back.',
  },

  player: {
    play: 'Play',
    listen: 'Listen',
    pause: 'Pause',
    restart: 'From the start',
    seek: 'Position',
    volume: 'Volume',
    mute: 'Sound off',
    unmute: 'Sound on',
    soundWaits: 'The browser waits for a touch before it plays sound',
    nearer: 'Nearer',
    farther: 'Farther',
    whole: 'Whole picture',
    pageForward: 'Next page',
    pageBack: 'Previous page',
    page: (page, count) => `${page} of ${count}`,
    pdfName: (title, page) => `${title}, page ${page}`,
    opening: title => `Opening “${title}”…`,
    brokenTitle: title => `“${title}” does not open`,
    broken: {
      'cannot-play': 'This display cannot show this format. Everything else works. The technician has been told.',
      'cannot-load': 'The file cannot be read. Everything else works. The technician has been told.',
      frozen: 'The material stopped answering. Everything else works. The technician has been told.',
    },
    skip: 'Skip',
    closeIt: 'Close',
  },

  packages: packagesEn,

  links: linksEn,

  presence: {
    ready: 'Ready offline',
    loading: (done, total) => `Loading: ${size(done)} of ${size(total)}`,
    absent: {
      'hub-unreachable': 'Not on the board. Loads when the school server is back',
      'no-space': 'The board has no room left. Tell the technician',
      damaged: 'The file was damaged. It is loading again',
      'not-fetched': 'Not loaded yet. Needs the school server',
      refused: 'The server does not give this file. Tell the technician',
    },
    lessonReady: 'Ready offline',
    lessonPartly: (ready, total) => `${ready} of ${total} ready`,
    absentTitle: title => `“${title}” is not on the board yet`,
    absentSafe: 'It appears by itself as soon as it is ready.',
  },

  openFaults: { unknown: 'This is no longer in the library. The list refreshes by itself.' },
  carrierFaults: {
    disconnected: 'The display program does not answer now. Try again in a few seconds.',
    failed: 'That did not work. Nothing is lost, try again.',
    'not-allowed': 'This screen may not do that.',
    'wrong-arguments': 'The board did not understand that. Nothing has changed.',
    'unknown-request': 'The display program is older than this page. Restart the board.',
  },

  offer: { from: by => `${by} would like to show`, now: 'Now', after: 'After the lesson', no: 'No', until: time => `Answer by ${time}` },

  finding: findingEn,

  library: {
    title: 'Library',
    search: 'Find a lesson or material',
    clear: 'Clear',
    gradeOf: grade => `Grade ${grade}`,
    grades: grades => (grades.length === 0 ? '' : grades.length === 1 ? `Grade ${grades[0]}` : `Grades ${grades[0]}–${grades.at(-1)}`),
    types: { lesson: 'Lesson', video: 'Video', image: 'Picture', series: 'Picture series', pdf: 'Slides and texts', audio: 'Sound', html: 'Interactive', epub: 'Book', article: 'Text', h5p: 'H5P exercise', scorm: 'SCORM course', link: 'Web page' },
    empty: 'The library is still empty. Materials appear when the school server sends them.',
    opening: 'Searching…',
    reset: 'Remove filters',
    back: 'Back to the class screen',
    keyboard: { erase: 'Erase', space: 'Space', ru: 'РУС', en: 'ENG', digits: '123', letters: 'ABC', close: 'Hide', name: 'Keyboard' },
  },

  state: {
    title: 'State of the board',
    open: 'State',
    hubReachable: 'Server connected',
    hubAway: 'Working without the server',
    hubAwayLong: 'Prepared lessons open as usual. New things come when the server is back.',
    lastContact: words => `Last contact: ${words}`,
    neverContact: 'No contact with the server yet',
    ago,
    clockDoubt: 'Clock in doubt',
    clockDoubtLong: 'The board is not sure of its time. Bells and timetable may be off until the server tells the right one.',
    ready: (ready, total) => (total === 0 ? 'No materials yet' : ready === total ? `All ${total} ready` : `${ready} of ${total} ready`),
    readyTitle: (ready, total) => `Ready offline: ${ready} of ${total}`,
    missing: {
      unknown: 'Not in the board’s catalogue yet',
      waiting: 'Waiting its turn',
      held: 'Will load later, as the technician set. Open it and it loads at once',
      downloading: 'Loading',
      damaged: 'Was damaged, loading again',
      'no-space': 'No room on the disk',
      'source-unreachable': 'The server does not answer',
      refused: 'The server does not give the file',
    },
    storeHub: 'The server keeps the materials: this display needs it.',
    theme: { dark: 'Dark theme', light: 'Light theme' },
    themeSwitch: { dark: 'Switch to the dark theme', light: 'Switch to the light theme' },
    language: 'Русский',
    languageShort: 'РУ',
    languageSwitch: 'Переключить на русский',
    look: 'Look and sound',
    close: 'Close',
    display: (name, room) => `${name}, ${room}`,
  },

  players: playersEn,

  exercise: exerciseEn,
  readiness: readinessEn,
  bells: bellsEn,
  hall: hallEn,
  sticks: sticksEn,
  codes: codesEn,
  screenTime: screenTimeEn,
  reports: reportsEn,
  why: whyEn,
  doubt: doubtEn,
  ownFiles: ownFilesEn,
  identify: { lead: 'This is' },
  emergency: { title: 'Attention' },
  notice: { title: 'Notice' },
}
