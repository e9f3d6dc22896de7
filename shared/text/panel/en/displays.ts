import { pluralEn } from '../../plural'
import type { displaysRu } from '../ru/displays'

/** Displays: their states, content, clocks, and what can be done to them. */
export const displaysEn: typeof displaysRu = {
  title: 'Displays',
  search: 'Find a display, room, group',
  view: { label: 'View of the list', cards: 'Cards', table: 'Table' },
  filter: { label: 'Filter by state', all: 'All', well: 'Fine', attention: 'Needs a look', away: 'Offline', group: 'Group', anyGroup: 'All groups' },
  none: { title: 'No displays yet', lead: 'Start Doska on a board, or open the address below on it. Its code appears here at once.', nothingFound: 'No such displays', nothingFoundLead: 'Change the search or reset the filters.' },
  presence: {
    never: 'Not heard from yet', init: 'Starting', ready: 'Connected', busy: 'In use by a teacher', sleeping: 'Asleep', updating: 'Updating',
    'safe-mode': 'Safe mode', disconnected: 'Switched off', lost: 'Connection lost',
  },
  presenceLong: {
    never: 'The display is enrolled but has never come online.', init: 'The display is starting and will say when it is ready.', ready: 'The display is connected and takes commands.',
    busy: 'The display is connected and a teacher works with it: what you push becomes an offer.', sleeping: 'The picture is off, commands are taken.', updating: 'The display is updating its program.',
    'safe-mode': 'The display’s program failed several times in a row and runs with fewer features.', disconnected: 'The display said goodbye and switched itself off.',
    lost: 'The connection broke without a goodbye: the network or the power is gone. The display keeps showing what is on its disk.',
  },
  concern: {
    alert: 'The display reports a problem', 'safe-mode': 'Safe mode: restart the program on the display', frozen: 'The picture has not been redrawn for a long time',
    clock: 'The display’s clock is in doubt', missing: count => `Not ready: ${count} ${pluralEn(count, 'material', 'materials')}`,
    behind: count => `${count} ${pluralEn(count, 'change', 'changes')} of settings not applied`,
  },
  alerts: {
    'low-disk': 'The display’s disk is nearly full: new materials will not load. Free it.',
    'disk-trouble': 'The display’s disk takes no new files: it is removed, broken or read-only. What is ready still plays. Check the disk.',
    'state-damaged': 'A state file of the display was damaged and set aside; the last good copy is in use. Check the disk.',
    'clock-doubt': 'The display does not trust its clock. Check the time on it.',
    'no-sound': 'The display finds no loudspeakers: bells and films are not heard. Check the cable and the system’s sound output.',
  },
  statusReason: { 'hub-restarted': 'The server was restarted, the display has not come back yet.', 'connection-lost': 'The display fell silent in the middle of the link.' },
  onScreen: 'On screen',
  scene: { idle: 'Idle screen with the timetable', emergency: 'Emergency', notice: 'Notice', invite: 'Invite', lesson: 'Lesson', material: 'Material', unknown: 'The display has not said yet what it shows' },
  stage: (stage, stages) => `stage ${stage} of ${stages}`,
  why: {
    label: 'Why', emergency: 'An emergency comes before everything', push: by => `Pushed from the panel: ${by}`, opened: 'Opened at the board by the teacher', planned: 'By the plan',
    idle: 'Nobody opened anything', until: time => `until ${time}`, untilCleared: 'until it is cleared', lease: 'A lesson is on: new pushes become an offer to the teacher',
  },
  content: {
    label: 'Materials', ready: (ready, total) => `${ready} of ${total}`, allReady: 'Everything needed is on disk and verified', nothingWanted: 'No materials are assigned to this display',
    missing: 'What is missing', of: (done, total) => `${done} of ${total}`, more: count => `and ${count} more`,
    unknown: 'The display has not said yet what is on its disk', files: (count, size) => `${count} ${pluralEn(count, 'file', 'files')}, ${size}`, free: size => `${size} free`,
    storeHub: 'Web display: its materials are on the server; without the server it shows nothing', storeOwn: 'Materials are on its own disk: it goes on without a network',
  },
  missingReason: {
    unknown: 'The display does not know of it yet: the list comes at its next contact', waiting: 'Waiting its turn', held: 'Held back by this display’s download rules', downloading: 'Loading', damaged: 'The file is damaged and will be fetched again',
    'no-space': 'No room on the disk: free some', 'source-unreachable': 'The display cannot reach the server: check the network', refused: 'The server did not give the file: check that the material is there',
  },
  missingUnknown: 'Not loaded',
  ages: { label: 'Age of what we know', message: 'Last message', frame: 'Last whole frame', inventory: 'Last check of files', lead: 'Three different signs: the connection may be alive while the picture stands still.' },
  clock: { label: 'Clock', well: 'Correct', error: seconds => `${seconds} s away from the server`, doubt: 'In doubt: the display does not know the exact time', unknown: 'Not compared yet' },
  volume: { label: 'Volume', value: percent => `${percent}%`, muted: 'Sound is off' },
  frame: {
    label: name => `Screenshot of “${name}”`, none: 'No screenshot yet', away: 'No screenshot: the display is not connected', web: 'A web display takes no screenshots', failed: 'The screenshot did not open', taken: age => `Screenshot ${age}`, take: 'Screenshot',
  },
  device: { label: 'Device', electron: 'Program on the display', web: 'Web display in a browser', app: 'Version', runtime: 'Runtime', platform: 'System', screen: 'Screen', inches: inches => `${inches}″`, enrolled: 'Enrolled', revision: 'Settings', revisionOf: (applied, wanted) => (applied === wanted ? `applied (no. ${wanted})` : `applied no. ${applied} of ${wanted}`) },
  column: { name: 'Display', room: 'Room', state: 'State', scene: 'On screen', content: 'Ready', message: 'Message', frame: 'Frame', clock: 'Clock' },
  sortBy: column => `Sort by ${column}`,
  selectOne: name => `Select “${name}”`, selectShown: 'Select all shown', selected: count => `Selected: ${count}`, clearSelection: 'Clear selection', selectGroup: name => `Select group “${name}”`,
  open: name => `Open “${name}”`,
  action: {
    label: 'Actions on displays', push: 'Show…', screenshot: 'Take a screenshot', identify: 'Show its name on screen', volume: 'Volume…', sync: 'Load materials', verify: 'Check files', bells: 'Bells…', hall: 'Screen in the hall…', download: 'Download rules…', ping: 'Check the link', clear: 'Clear what is shown',
    edit: 'Name, room, groups…', remove: 'Remove display…',
  },
  edit: { title: 'Name, room, groups', name: 'Name of the display', room: 'Room', groups: 'Groups', save: 'Save', saved: 'Saved. The display gets it at its next contact.' },
  remove: {
    title: name => `Remove display “${name}”?`, lead: 'Its account ends at once and commands no longer reach it. One click cannot bring it back: it must be enrolled again by comparing the code. Loaded materials stay on its disk.',
    confirm: 'Remove display', removed: name => `Display “${name}” removed. Enrol it again to bring it back.`,
  },
  volumeDialog: { title: 'Volume', apply: 'Set volume' },
  sent: (what, count) => `${what}: sent to ${count} ${pluralEn(count, 'display', 'displays')}`,
  nobody: 'Nobody to send to: select at least one display.',
  recent: 'Latest commands', noRecent: 'No commands yet',
  alertsTitle: 'Problems', roomUnknown: 'No room set',
}
