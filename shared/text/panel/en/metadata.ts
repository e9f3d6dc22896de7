import type { metadataRu } from '../ru/metadata'

/** What a material is found by, for one and for several at once; and the list of topics. */
export const metadataEn: typeof metadataRu = {
  genre: 'Kind of material', anyGenre: 'Not stated',
  genres: { textbook: 'Textbook', lecture: 'Lecture', presentation: 'Presentation', exercise: 'Exercise', test: 'Test', simulation: 'Model or experiment', reference: 'Reference', fiction: 'Fiction', plan: 'Lesson plan' },
  exams: 'Prepares for', exam: { ege: 'EGE (grade 11)', oge: 'OGE (grade 9)', vpr: 'VPR' },
  textbookLine: 'Textbook line', textbookLineHint: 'For example “Physics, Peryshkin”', source: 'Source', sourceHint: 'The library that it came from',
  anySource: 'All sources',
  topics: 'Topics of the classifier', addTopic: 'Add a topic…', removeTopic: name => `Remove the topic “${name}”`,
  select: title => `Select “${title}”`, selected: count => `${count} ${count === 1 ? 'material' : 'materials'} selected`, selectedLabel: 'What to do with the selected materials', clear: 'Clear the selection', edit: 'Change the details…',
  many: {
    title: count => `Details of ${count} ${count === 1 ? 'material' : 'materials'}`, lead: 'Tick what to change. Whatever is not ticked stays as it is in each material.',
    save: 'Change in all', saved: count => `Details changed: ${count} ${count === 1 ? 'material' : 'materials'}.`, some: (changed, asked) => `${changed} of ${asked} changed: the others are no longer in the library.`, undone: count => `The details are as they were: ${count} ${count === 1 ? 'material' : 'materials'}.`, undoGone: 'The details cannot be brought back any more: the server was restarted.', limit: 'At most 500 materials are changed at once.',
  },
  topicList: { label: 'List of topics', hint: 'Download the topics of the materials shown as a table', csv: 'CSV table', xlsx: 'Excel table (XLSX)' },
}
