import type { ImportWarning } from '../../../contract/timetable-import'
import type { timetableImportRu } from '../ru/timetable-import'

const n = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
type Where = Omit<ImportWarning, 'kind'>
const at = ({ row, column, element }: Where): string => {
  const place = [element && `“${element}”`, row !== undefined && `row ${row}`, column && `column “${column}”`].filter(Boolean).join(', ')
  return place ? `${place.charAt(0).toUpperCase()}${place.slice(1)}: ` : ''
}
const said = ({ value }: Where): string => (value ? `“${value}”` : 'nothing')

export const timetableImportEn: typeof timetableImportRu = {
  tab: 'Files',
  open: 'Load from a file…', title: 'Timetable from a file', dialogLead: 'First you see what would change. Nothing is saved until you say so.',
  drop: 'Drop a file here', choose: 'Choose a file', dropHint: 'aSc Timetables (XML), Schedule (JSON), a CSV or XLSX table, an iCalendar file, a term plan',
  reading: 'Reading the file…', again: 'Another file', apply: 'Apply', applying: 'Saving…',
  applied: 'The timetable is updated', appliedCourse: 'The term plan is saved', undo: 'Undo', undone: 'The timetable is as it was before the file', nothingToUndo: 'There is nothing to undo: the timetable has been changed since.',
  takeOut: 'Export the timetable', takeOutLead: 'Doska can read all of these files back.', templates: 'Templates to fill in',
  forms: { csv: 'CSV table', xlsx: 'XLSX table', asc: 'aSc Timetables (XML)', schedule: 'Schedule (JSON)', calendar: 'Holidays and events (iCalendar)', 'template-csv': 'Timetable, CSV', 'template-xlsx': 'Timetable, XLSX', 'course-template-csv': 'Term plan, CSV', 'course-template-xlsx': 'Term plan, XLSX' },
  kinds: { asc: 'aSc Timetables', schedule: 'Schedule of an e-journal', table: 'Table', calendar: 'Calendar', 'course-plan': 'Term plan' },
  counts: ({ classes, rooms, teachers, lessons, days }) => [lessons > 0 && n(lessons, 'lesson'), classes > 0 && n(classes, 'class', 'classes'), teachers > 0 && n(teachers, 'teacher'), rooms > 0 && n(rooms, 'room'), days > 0 && n(days, 'event')].filter(Boolean).join(', '),
  scope: { label: 'What to replace', classes: 'Only lessons of the classes in the file', all: 'The whole timetable: whatever the file does not have is removed' },
  columns: {
    title: 'What the columns contain', lead: 'Your choice is remembered for files with the same headings.', missing: fields => `Choose the columns for: ${fields.join(', ')}.`,
    as: 'This is', table: 'a timetable', 'course-plan': 'a term plan', none: 'not needed', grid: 'The classes are in the header of the table; its columns need no setup.',
  },
  fields: {
    weekday: 'weekday', period: 'lesson number', start: 'start', end: 'end', class: 'class', group: 'group', subject: 'subject', teacher: 'teacher', room: 'room', weeks: 'alternating week', from: 'valid from', until: 'valid until', topic: 'topic', span: 'periods in a row',
    number: 'number', date: 'date', section: 'section', hours: 'hours', homework: 'homework', material: 'material',
  },
  names: {
    title: 'Names', lead: 'On the left is what the file says, on the right what it is in your school.', classes: 'Classes', rooms: 'Rooms', subjects: 'Subjects', newClass: 'a new class', newRoom: 'a new room', unsure: 'please check',
    more: count => `${n(count, 'more name', 'more names')} matched`, choose: name => `What “${name}” is`,
  },
  days: { title: 'Events', as: { holiday: 'holidays or a day off', exam: 'an exam', event: 'a school event', skip: 'skip' }, times: count => (count > 1 ? `${count} times` : '') },
  differences: {
    title: 'What will change', none: 'Nothing will change: the file matches what you already have.', summary: (added, changed, removed, same) => `New lessons: ${added}, changed: ${changed}, removed: ${removed}, unchanged: ${same}`,
    added: 'new', changed: 'changed', removed: 'removed', newClasses: names => `New classes: ${names}`, newRooms: names => `New rooms: ${names}`, bells: 'Bells', bell: number => `lesson ${number}`, noBell: 'none', days: 'New in the calendar',
    changes: count => `Changes from the file: ${count}`, changesRemoved: count => `Changes dropped with their lessons: ${count}`, weekNames: names => `Alternating weeks: ${names}`,
    more: count => `and ${n(count, 'more difference', 'more differences')}`, lesson: period => `lesson ${period}`, weeks: weeks => `week ${weeks}`, from: date => `from ${date}`, until: date => `until ${date}`, noRoom: 'no room',
  },
  course: {
    title: 'Whose plan this is', class: 'Class', subject: 'Subject', group: 'Group, if the plan is only for one', needed: 'Choose the class and the subject: the file does not name them.', summary: (lessons, materials) => `${n(lessons, 'lesson')}, ${n(materials, 'material')} from the library`,
    replaced: count => `Replaces a plan of ${n(count, 'lesson')}`, first: 'First topics', unknown: 'class not found',
  },
  warnings: { title: count => n(count, 'warning'), lead: 'Everything else will be loaded.' },
  warning: {
    'unknown-id': where => `${at(where)}it names ${said(where)}, which the file does not have. Check it in aSc and export again; the rest of the lesson is loaded.`,
    'unknown-element': where => `${at(where)}Doska does not know this part; it is skipped.`,
    'duplicate-card': where => `${at(where)}the card appears twice; one is loaded.`,
    'card-without-lesson': where => `${at(where)}the card has no lesson and is skipped. Export the file from aSc again.`,
    'card-without-day': where => `${at(where)}the day ${said(where)} is not understood; the card is skipped. Place it in the grid and export again.`,
    'lesson-without-class': where => `${at(where)}no class; the lesson is skipped. Set the class and export again.`,
    'lesson-without-subject': where => `${at(where)}no subject; the lesson is skipped. Set the subject and export again.`,
    'room-undecided': where => `${at(where)}no room is chosen (${where.value} would do). The lesson is loaded without one; set the room of the card.`,
    'term-without-dates': where => `${at(where)}the lesson is not held all year (${where.value}), and the school has no term dates. It is loaded for the whole year; set the dates and load the file again.`,
    'no-such-weekday': where => `${at(where)}${said(where)} is not a weekday; the row is skipped. Write “Monday” or “Mon”.`,
    'no-such-period': where => `${at(where)}${said(where)} is not a lesson number from 0 to 20; the lesson is skipped. Write a number.`,
    'no-such-class': where => `${at(where)}no class; skipped. Write the class, for example “8 B”.`,
    'no-such-time': where => `${at(where)}the time ${said(where)} is not understood; skipped. Write “8:30”.`,
    'no-such-date': where => `${at(where)}there is no date ${said(where)}; loaded without it. Write “2026-09-01”.`,
    'no-such-week': where => `${at(where)}the week ${said(where)} is not understood; the lesson is loaded for all weeks. Write “1” or “2”.`,
    'no-subject': where => `${at(where)}no subject; the row is skipped. Write the subject.`,
    'double-row': where => `${at(where)}this row repeats an earlier one (${where.value}); one is loaded.`,
    'bells-overlap': where => `${at(where)}bells overlap: ${where.value}. The first one is used; correct the time.`,
    'bell-guessed': where => `${at(where)}this lesson number has no bell; it was given ${where.value}. Check the bells.`,
    'period-too-high': where => `Lesson ${said(where)} does not fit into the day; its lessons are skipped. Give it a bell and load the file again.`,
    'personal-dropped': where => `${where.value} lessons of the file had marks, attendance or homework. They are dropped and not stored anywhere.`,
    'irregular-lesson': where => `${at(where)}the lesson is not held every week (${where.value}). It is loaded from the first to the last of these dates.`,
    'recurrence-unknown': where => `${at(where)}the repetition ${said(where)} is not understood; one date is loaded. Add the others one by one.`,
    'too-many-repeats': where => `${at(where)}the event never ends; ${where.value} repetitions are loaded. Set its last date.`,
    'unknown-zone': where => `The time zone ${said(where)} is unknown; its times are read as local. Check the times of events.`,
    'event-without-date': where => `${at(where)}no date or title that can be understood (${said(where)}); the event is skipped.`,
    'calendar-full': where => `${at(where)}the calendar is full; ${where.value} and what follows is skipped. Remove past holidays, or load fewer events.`,
    'material-unknown': where => `${at(where)}the library has no material ${said(where)}. Add it and load the plan again, or correct the title.`,
    'material-unclear': where => `${at(where)}there are several materials ${said(where)}. Write the material’s code instead of its title.`,
    'hours-unknown': where => `${at(where)}${said(where)} is not a number of hours; one hour is used. Write a number.`,
    more: where => `And ${where.value} more. Fix these and load the file again.`,
  },
  fault: fault => {
    switch (fault.kind) {
      case 'too-large': return `The file is larger than ${Math.round(fault.limitBytes / 1024 / 1024)} MB; no timetable is that large. Choose the file with the timetable.`
      case 'too-many-rows': return `The file has more than ${fault.limit} rows. Keep only the timetable in it.`
      case 'too-many-names': return `The file has more than ${fault.limit} classes or rooms. Check what its columns contain.`
      case 'not-text': return 'This is neither text nor a table. Save the timetable as XLSX, CSV or XML.'
      case 'not-xml': return 'This is not an export of aSc Timetables. In aSc choose “File → Export → aSc Timetables 2012 XML”.'
      case 'not-json': return 'The JSON file is damaged. Download it again.'
      case 'not-a-workbook': return 'The XLSX file is damaged, or it is another archive. Open it in a spreadsheet program and save it again.'
      case 'old-workbook': return 'This is a table in the old format (XLS). Open it and save it as XLSX.'
      case 'too-heavy': return `Reading the file took more than ${fault.limitSeconds} s or too much memory, so it was stopped. The timetable is unchanged. Export the file without spare sheets and pictures, or split it.`
      case 'truncated': return 'The file is cut off in the middle. Export or download it again.'
      case 'unknown-kind': return 'Doska does not know this kind of file. It reads aSc Timetables (XML), Schedule (JSON), CSV, XLSX, iCalendar.'
      case 'empty': return 'The file has no lessons and no events.'
      case 'refused-by-source': return `The journal refused instead of giving a timetable: ${fault.words || 'no reason given'}. Ask it for the file again.`
      case 'unknown': return 'The hub has forgotten this file: it keeps files for half an hour. Choose it again.'
      case 'changed-meanwhile': return 'Somebody changed the timetable while you were looking. Below are the differences from the new one.'
      case 'nothing-to-do': return 'There is nothing to apply: the file matches what you already have.'
      case 'too-much': return `This timetable is too large (${fault.detail}). Load it in parts.`
    }
  },
  unchanged: 'The timetable stays as it was.', notSent: 'The file did not reach the hub. Check the connection and choose it again.',
}
