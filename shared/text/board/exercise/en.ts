import { pluralEn } from '../../plural'
import type { exerciseRu } from './ru'

/** Exercises at the board: what the class does, and kind words about how it went. */
export const exerciseEn: typeof exerciseRu = {
  taskOf: (task, of) => `Task ${task} of ${of}`,
  next: 'Next task',
  back: 'Previous task',
  undo: 'Undo the last step',
  check: 'Check',
  again: 'Try again',
  reveal: 'Show the answer',
  tools: 'Task buttons',
  answer: 'Your answer',
  writeHere: 'Write the answer',
  alsoRight: others => `Also right: ${others.join(', ')}`,
  explanation: 'Why it is so',
  noMedia: title => (title ? `“${title}” is still loading` : 'This material is not on the board'),

  chooseOne: 'Options, one is right',
  chooseSeveral: 'Options, several may be right',
  severalHint: 'Several answers may be right',
  orderHow: 'Order: drag a card, or touch it and then its new place',
  cards: 'Cards',
  allPlaced: 'Every card has its place',
  putHere: place => (place ? `Put here: ${place}` : 'Put here'),
  gap: number => `Gap ${number}`,
  letters: [...'ABCDEFGHIJKL'],
  numberKeys: 'Digits',
  keys: { '−': 'minus', ',': 'comma', '/': 'fraction bar', ' ': 'space' },

  marks: { right: 'right', wrong: 'wrong', answer: 'the right answer' },
  full: 'All correct!',
  none: 'Not yet. Think it over together and try again.',
  partly: (right, of) => `${right} of ${of} are right. The rest can be mended.`,
  partlyOrdered: (right, of) => `${right} of ${of} stand in order. The rest can be moved.`,
  partlyChosen: (right, wrong) => (wrong === 0 ? `Chosen rightly: ${right}. But there is more.` : `Chosen rightly: ${right}, too many: ${wrong}.`),
  points: (points, of) => `${points} of ${of} ${pluralEn(of, 'point', 'points')}`,
  revealed: 'The right answer',
}
