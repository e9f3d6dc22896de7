import type { tasksRu } from '../ru/tasks'

/** The editor of tasks: nine kinds. */
export const tasksEn: typeof tasksRu = {
  list: 'Tasks', none: 'No tasks yet. Add the first one.', add: 'Add a task', full: 'A stage has at most 30 tasks.', edit: number => `Change task ${number}`, remove: number => `Remove task ${number}`, up: number => `Move task ${number} up`, down: number => `Move task ${number} down`,
  title: 'Task', save: 'Done', lead: 'Words may hold formulas: $x^2$ in a line, $$\\frac{1}{2}$$ on a line of its own.',
  kind: 'Kind of task', kinds: { single: 'One answer', multiple: 'Several answers', string: 'Write a word', number: 'Write a number', order: 'Bring into order', match: 'Match pairs', groups: 'Sort into groups', 'inline-choice': 'Choose a word in a text', 'gap-match': 'Put words into a text' },
  prompt: 'Question', points: 'Points', explanation: 'Explanation of the answer', media: 'Picture for the question', noPicture: 'No picture', shuffle: 'Shuffle the options',
  rows: { single: 'Options, mark the right one', multiple: 'Options, mark the right ones', order: 'In the right order', match: 'Left side and each one’s partner', groups: 'Cards and each one’s group', right: 'Right side', groupNames: 'Groups' },
  row: number => `Option ${number}`, findPicture: 'Find a picture', rowPicture: number => `Picture of option ${number}`, isRight: number => `Option ${number} is right`, belongsTo: number => `Where option ${number} belongs`, unset: 'not chosen', addRow: 'Add a row', removeRow: number => `Remove row ${number}`, rowUp: number => `Move row ${number} up`,
  answers: 'Right answers', answersHint: 'One a line, any of them will do.', caseMatters: 'Capital and small letters differ',
  number: 'Right number', tolerance: 'Tolerance', units: 'Units', unitsHint: 'One a line. Where it is another unit: cm = 0.01', unitNeeded: 'No unit, no points',
  marked: 'Text', markedChoice: 'Write a choice as [[right|wrong|wrong]]. The first word is right.', markedGap: 'Write the word to be put in as [[word]].', extra: 'Words too many', extraHint: 'One a line.', reusable: 'One word may be used several times',
  open: 'The task is not ready yet', field: { prompt: 'write the question', options: 'at least two options, each with words or a picture', answer: 'give the right answer', items: 'at least two cards, each with words or a picture', left: 'fill the rows on the left', right: 'fill the rows on the right', groups: 'name at least two groups', text: 'mark at least one place in the text', gaps: 'each place needs at least two different words', tolerance: 'tolerance: a number from zero', units: 'a unit has no spaces and does not begin with a digit', unitNeeded: 'name the unit', points: 'points: 1 to 20', other: 'check the fields' },
}
