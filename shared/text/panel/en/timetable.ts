import type { timetableRu } from '../ru/timetable'
import { pluralEn } from '../../plural'
import { timetablePlacesEn } from './timetable-places'

/** The timetable, in English. */
export const timetableEn: typeof timetableRu = {
  title: 'Timetable', lead: 'Changes reach the boards at once; without a network the boards keep to the last timetable they received.',
  loading: 'Reading the timetable…', failed: 'The timetable did not load', failedLead: 'The connection to the hub was lost. The timetable itself is safe.', retry: 'Load again',
  tabs: { label: 'What to open', week: 'Week', changes: 'Changes', bells: 'Bells', calendar: 'Calendar' },
  undo: what => `Undo: ${what}`, undone: 'The last edit is undone.',
  steps: { imported: 'loaded timetable', 'lesson-saved': 'edited lesson', 'lesson-removed': 'removed lesson', 'change-saved': 'change for a day', 'change-removed': 'lesson back to plan', 'bells-saved': 'edited bells', 'calendar-saved': 'edited calendar', 'place-saved': 'edited class, room or building', 'place-removed': 'removed class, room or building' },
  by: { label: 'Show the week of', class: 'Classes', room: 'Rooms', teacher: 'Teachers' }, find: 'Find in the list',
  week: {
    label: 'Week of lessons', none: 'No lessons yet', noneLead: 'Load a timetable from a file or add the first lesson.', nobody: 'Nobody found. Clear the search.',
    add: 'Add lesson', period: number => `Lesson ${number}`, of: name => `Lessons: ${name}`,
    hint: 'Drag a lesson to another place, or choose it and press Alt with an arrow. A place with a conflict is marked, but you can still use it.', carryKeys: 'Arrows move it, Page Up and Page Down change the day, Enter puts it down, Esc puts it back.', moved: 'The lesson is moved.', saved: 'The lesson is saved.', removed: 'The lesson is removed.',
    lessonAt: (subject, who, day, period) => `${subject}, ${who}, ${day}, lesson ${period}`,
    rooms: 'Room', noRoom: 'no room', noTeacher: 'no teacher', conflict: 'conflict',
  },
  places: timetablePlacesEn,
  weekdays: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' }, weekdaysShort: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
  lesson: {
    titleNew: 'New lesson', titleEdit: 'Lesson', classes: 'Classes', classesHint: 'Hold Ctrl to choose several classes for one lesson.', group: 'Group', groupHint: 'If only part of the class attends.', division: 'Division', divisionHint: 'Groups of one division are taught side by side.',
    subject: 'Subject', subjectName: 'What your school calls it', teacher: 'Teacher', room: 'Room', none: 'None', weekday: 'Day', period: 'Lesson', span: 'In a row', weeks: 'Weeks', everyWeek: 'Every week', topic: 'Topic',
    save: 'Save lesson', remove: 'Remove lesson', needClass: 'Choose at least one class.', optional: 'Optional.',
  },
  conflicts: {
    title: count => `${count} ${pluralEn(count, 'conflict', 'conflicts')}`,
    room: (name, day) => `${day}: two lessons at once in room ${name}`, teacher: (name, day) => `${day}: ${name} teaches two lessons at once`,
    class: (name, day) => `${day}: class ${name} has two lessons at once`, bell: (day, period) => `${day}: lesson ${period} has no bell, boards will not show it`,
    more: count => `and ${count} more`, pair: (a, b) => `${a} and ${b}`,
  },
  clash: { room: (room, other) => `Room ${room} is taken: ${other}`, teacher: (name, other) => `${name} teaches another lesson: ${other}`, class: (name, other) => `Class ${name} has another lesson: ${other}`, bell: 'There is no bell for this lesson, boards will not show it', free: 'No conflicts' },
  norms: {
    title: count => `Outside the norms: ${count}`, lead: source => `A hint, not a ban. ${source}`,
    'starts-early': (set, number, limit) => `${set}: lesson ${number} starts before ${limit}`, 'ends-late': (set, number, limit) => `${set}: lesson ${number} ends after ${limit}`,
    'lesson-long': (set, number, minutes, limit) => `${set}: lesson ${number} lasts ${minutes} min, the norm is up to ${limit}`,
    'break-short': (set, number, minutes, limit) => `${set}: the break after lesson ${number} is ${minutes} min, the norm is at least ${limit}`,
    'no-long-break': (set, limit) => `${set}: no long break (at least ${limit} min)`, 'second-shift': name => `${name}: this class belongs in the first shift`,
    'first-grade-long': (name, set, half, minutes, limit) => `${name}: ${half === 'autumn' ? 'September to December' : 'from January'} lessons of ${minutes} min (“${set}”), the norm is up to ${limit}`,
  },
  changes: {
    date: 'Day', previous: 'Previous day', next: 'Next day', today: 'Today', find: 'Class, teacher, room or subject', none: 'No lessons on this day', count: count => `Changes on this day: ${count}`, onlyChanged: 'Changes only',
    nothing: 'Nothing found. Clear the search.', why: { 'no-timetable': 'No timetable is loaded yet.', weekend: 'A day off.', cancelled: 'All lessons are cancelled.', free: 'The timetable has no lessons.', holiday: name => name, off: name => name, exam: name => name },
    edit: what => `Change: ${what}`, add: 'Add a lesson on this day',
    kinds: { cancelled: 'cancelled', 'moved-here': 'another room', 'moved-away': 'in another room', retimed: 'another time', merged: 'classes together', replaced: 'changed', added: 'added' },
    age: (age, source) => `${age}, ${source}`, sources: { panel: 'panel', import: 'from a file', journal: 'from the journal' },
  },
  change: {
    title: (subject, who) => `${subject}, ${who}`, lead: (date, time) => `${date}, ${time}. The change is for this day only.`, what: 'What changes', cancelled: 'No lesson', replaced: 'The lesson is different', merged: 'The class joins another lesson',
    subject: 'Subject', teacher: 'Teacher', room: 'Room', period: 'Lesson', start: 'Start', end: 'End', byBells: 'By the bells', asPlanned: 'As planned', mergedInto: 'Which lesson', nobodyToJoin: 'There is no other lesson at this time.', note: 'Note', noteHint: 'Shown in the panel.', titleAdded: 'Additional lesson', leadAdded: date => `${date}. The lesson is held on this day only.`, subjectName: 'What it is called', nothingChanged: 'Nothing is changed. Say what is different about the lesson.', noBell: 'There is no bell for this lesson on that day, boards will not show it. Enter its start and end.', savedAdded: 'The additional lesson is on the boards.', removedAdded: 'The additional lesson is removed.',
    save: 'Save change', remove: 'Restore as planned', saved: 'The change is on the boards.', removed: 'The lesson is as planned again.', timeProblem: 'Enter both start and end; the end must be later.', mergeProblem: 'Choose a lesson.',
  },
  bells: {
    sets: 'Bell sets', addSet: 'Add set', newSet: 'New set', name: 'Name', prepare: 'Warning bell, minutes before', noPrepare: 'none', number: 'Lesson', start: 'Start', end: 'End', addBell: 'Add bell', removeBell: number => `Remove lesson ${number}`, removeSet: name => `Remove set “${name}”`, inUse: 'The set is used by rules or by the calendar.',
    rules: 'Which bells apply to whom', rulesLead: 'Rules are read from top to bottom; where several match, the last one applies.', addRule: 'Add rule', set: 'Set', building: 'Building', anyBuilding: 'Any', grades: 'Grades', gradesExample: 'all, or 1, 5-9', gradesHint: 'For example: 1, 5-9. Empty: all.', weekdays: 'Days', everyDay: 'Every day', shift: 'Shift', anyShift: 'Any', from: 'From', until: 'Until', removeRule: number => `Remove rule ${number}`, up: number => `Rule ${number} up`, down: number => `Rule ${number} down`, rule: number => `Rule ${number}`,
    save: 'Save bells', saved: 'The bells are saved.', reset: 'Discard edits',
  },
  calendar: {
    holidays: 'Holidays', addHoliday: 'Add holidays', name: 'Name', first: 'First day', last: 'Last day', remove: name => `Remove “${name}”`, newHoliday: 'Holidays',
    days: 'Special days', addDay: 'Add special day', newDay: 'Special day', date: 'Day', kind: 'What it is', kinds: { off: 'No lessons', short: 'Other bells', 'works-as': 'Runs as another day', exam: 'Exam instead of lessons' }, bellSet: 'Bells', worksAs: 'As', week: 'Week', usualWeek: 'As usual', grades: 'Grades',
    terms: 'Terms', addTerm: 'Add term', newTerm: 'Term', rotation: 'Alternating weeks', rotationOff: 'All weeks are the same', rotationOn: 'Weeks alternate', anchor: 'Week 1 begins on Monday', weekNames: 'Names of the weeks', weekName: number => `Week ${number}`, addWeek: 'Add week', removeWeek: 'Remove last week',
    save: 'Save calendar', saved: 'The calendar is saved.', reset: 'Discard edits', none: 'Nothing here yet.',
  },
  faults: {
    malformed: where => `The field “${where}” is filled in wrongly. Correct it and save again.`, 'unknown-zone': zone => `The time zone “${zone}” is unknown. Choose one from the list, for example Europe/Moscow.`,
    'bells-overlap': (set, number) => `Set “${set}”: lesson ${number} overlaps its neighbour. Correct the time.`, 'no-bell': period => `Lesson ${period} has no bell. Add it to a bell set or choose another lesson.`,
    'repeated-id': id => `“${id}” appears twice. Remove one of the two.`, 'anchor-no-monday': 'Alternating weeks begin on a Monday. Choose a Monday.', 'ends-before-start': 'The end is before the start. Correct the dates.',
    'unknown-reference': id => `“${id}” is no longer there. Choose another value.`, 'too-large': 'The timetable is too large: the server keeps up to 1 MB. Remove old changes and lessons of past years.', unknown: 'This no longer exists: somebody changed it before you. The list is up to date now.',
  },
}
