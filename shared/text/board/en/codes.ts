import type { CodesText } from '../ru/codes'

const hours = (minutes: number) => (minutes === 60 ? '1 hour' : `${minutes / 60} hours`)

export const codesEn: CodesText = {
  title: 'Class codes',
  open: 'Class codes',
  onGlass: 'Full screen',
  toCorner: 'Move to the corner',
  outOfCorner: 'Remove from the corner',
  corner: className => `Code of ${className} in the corner. Open class codes`,
  lessonHides: 'A lesson is on: codes for pupils are hidden, because phones are put away in lessons (law 273-FZ, art. 43 p. 4.1).',
  allow: 'Show in this lesson',
  allowed: until => `You allowed phones until ${until}: codes for pupils can be seen. The school’s log says so.`,
  forbid: 'Hide again',
  meeting: 'Parents’ meeting',
  meetingLead: 'At a meeting only codes for parents are shown. Codes for pupils are hidden until it ends.',
  meetingOn: until => `A parents’ meeting is on until ${until}: only codes for parents are shown.`,
  startMeeting: minutes => `Begin for ${hours(minutes)}`,
  endMeeting: 'End the meeting',
  none: 'There is nothing to show now.',
  renewed: date => `checked ${date}`,
  hidden: {
    phones: 'A lesson is on: codes for pupils are hidden. “Class codes” can show them.',
    'no-meeting': 'Codes for parents are shown at parents’ meetings only. Begin one in “Class codes”.',
    meeting: 'A parents’ meeting is on: this code is hidden now.',
  },
}
