import type { reportsRu } from '../ru/reports'

export const reportsEn: typeof reportsRu = {
  open: 'Report an error in the material',
  title: 'What is wrong with the material?',
  kinds: { 'does-not-open': 'Does not open', 'wrong-text': 'Mistake in the text', 'no-sound': 'No sound', 'poor-picture': 'Picture hard to see', other: 'Something else' },
  words: 'In your own words, no names of pupils',
  wordsHint: 'May be left empty: the place in the material is noted automatically.',
  place: place => `Place: ${place}`,
  at: {
    second: clock => clock,
    page: page => `page ${page}`,
    share: percent => `${percent}% of the book`,
    picture: picture => `picture ${picture}`,
    task: task => `task ${task}`,
    part: (part, title) => title || `part ${part}`,
    stage: stage => `stage ${stage}`,
  },
  send: 'Send the report',
  sent: 'The report was sent. Thank you.',
  waits: 'The report is kept on the board and will go to the school as soon as there is a connection. Thank you.',
  faults: {
    unknown: 'The board no longer has this material, so the report was not kept.',
    'too-many': 'There are too many reports from this board just now. Try again in an hour.',
    'not-kept': 'The board could not keep the report: its disk does not answer. Call the technician.',
  },
}
