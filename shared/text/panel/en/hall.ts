import type { hallRu } from '../ru/hall'

const n = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const hallEn: typeof hallRu = {
  title: 'Screen in the hall', sign: 'A screen in the hall: it tells about the life of the school', why: 'Nobody opened anything: the hall’s own pages are shown',
  lead: 'Shows several classes at once, in pages that are read from afar. Lessons, emergencies and what the panel pushes come over it.',
  isHall: 'This is a screen in the hall', isClass: 'It is a class screen now: it shows the lessons of its room.',
  what: 'What to show', sections: { lessons: 'Lessons now and next', changes: 'Changes today', events: 'School events', holidays: 'Days until the holidays', notices: 'Notices', birthdays: 'Birthdays', playlist: 'Pictures and videos' },
  needHint: 'A section that has nothing to show now is left out.',
  whose: 'Whose lessons', grades: 'Grades', gradesHint: 'For example: 1, 5-9. Empty: all.', building: 'Buildings', classes: 'Only these classes', allClasses: 'None ticked: all are shown.', ofGrades: grades => `grades ${grades}`,
  ticker: { title: 'Ticker', text: 'Text', from: 'From', until: 'Until', add: 'Add line', remove: text => `Remove line “${text}”`, none: 'No lines.', zone: zone => `School time: ${zone}. Empty fields: always.` },
  playlist: { title: 'Pictures and videos in turn', none: 'Nothing chosen yet.', seconds: 'Seconds', up: title => `“${title}” earlier`, down: title => `“${title}” later`, remove: title => `Remove “${title}”`, find: 'A picture or video of the library', notFound: 'Nothing found.', empty: 'The library has no pictures or videos.', sound: 'With sound (videos in a hall are usually silent)', lost: 'The material is gone', done: 'Done', add: 'Add from library' },
  birthdays: {
    title: 'Birthdays', lead: 'One list for the school. It goes only to screens that have this section on. Given names alone, no surnames, no year; ask the parents’ consent.', list: 'A line a child: name, class, day.month', example: 'Anna, 5 A, 03.11', count: count => `${n(count, 'name', 'names')} in the list`,
    notRead: 'The list could not be read. Close this and open it again.', format: line => `Line ${line}: it needs name, class and day.month with commas, as in “Anna, 5 A, 03.11”. The list was not saved.`,
    fault: {
      'more-than-a-given-name': (line, value) => `Line ${line}: “${value}” is more than a given name. Leave the given name alone, no surname, no initials. The list was not saved.`,
      'no-class': line => `Line ${line}: write the class, 20 letters at most. The list was not saved.`,
      'no-such-day': (line, value) => `Line ${line}: there is no ${value}. The list was not saved.`,
    },
  },
  light: 'Brightness', day: 'By day, %', nightFrom: 'Night from', nightUntil: 'until', night: 'At night, %', nightHint: 'It never dims while the school has lessons. Once a night the page is loaded anew.', nightProblem: 'A night is at most 14 hours long.',
  gradesProblem: 'This is no list of grades. Write “1, 5-9”, for example.', tickerProblem: 'A line is empty or ends before it begins. Correct it.',
  previewTitle: 'What it will be',
  preview: {
    round: sections => `In turn: ${sections}.`, nothing: 'Nothing is chosen: only the clock and the name of the school.',
    classes: (count, names, limits) => `${n(count, 'class', 'classes')}: ${names}${limits ? ` (${limits})` : ''}.`, noClasses: 'No class fits: there will be no lessons on this screen.',
    playlist: (count, seconds, sound) => `${n(count, 'file', 'files')} of ${Math.floor(seconds / 60) > 0 ? `${Math.floor(seconds / 60)} min ` : ''}${seconds % 60} s, ${sound ? 'with sound' : 'silent'}.`,
    ticker: count => `${n(count, 'line runs', 'lines run')} at the bottom.`, night: (from, until, night, day) => `From ${from} to ${until} its brightness is ${night} %, else ${day} %.`, birthdays: 'Children’s names will be on the screen.',
  },
  save: 'Save', savedHall: 'It is a screen in the hall. It shows the new pages with its next contact.', savedClass: 'It is a class screen again.', undone: 'Everything is as it was.', reading: 'Reading the settings…', notRead: 'The settings could not be read. Close this and open it again.',
}
