import type { lessonsRu } from '../ru/lessons'

const stagesEn = (count: number) => `${count} ${count === 1 ? 'stage' : 'stages'}`

/** Lessons: the list, the editor, imports and the preview. */
export const lessonsEn: typeof lessonsRu = {
  title: 'Lessons', lead: 'A lesson is made of stages. It changes on the boards only when it is published.',
  search: 'Find a lesson', create: 'New lesson', import: 'Import a lesson…', untitled: 'Untitled', loading: 'Reading the lessons…', opening: 'Opening the lesson…',
  none: { title: 'No lessons yet', lead: 'Make the first one from the library’s materials, or import one.', notFound: 'Nothing found', notFoundLead: 'Try another word.' },
  line: (minutes, stages) => `${minutes} min · ${stagesEn(stages)}`,
  state: { draft: 'Draft', changed: 'Has unpublished changes', published: 'Published' },
  by: user => `by ${user}`, changedAt: when => `changed ${when}`,
  act: { edit: 'Open lesson', rename: 'Rename…', duplicate: 'Make a copy', export: 'Download with materials', push: 'Show on displays…', remove: 'Remove lesson', more: title => `Actions for “${title}”` },
  copyOf: title => `${title} — copy`, renameTitle: 'New title of the lesson', renamed: 'Title changed; boards learn it when they next connect.',
  removed: title => `Lesson “${title}” removed.`, restored: title => `Lesson “${title}” is back.`,
  exporting: (title, size) => `Downloading “${title}”, ${size}. Your browser shows how far it is.`,
  fault: { 'not-yours': 'This lesson is edited by its author or the technician. Make a copy and edit that.', noAnswer: 'No link to the school’s server. Nothing has changed; try again when the link is back.' },
  editor: {
    back: 'Back to the lessons', name: 'Title of the lesson', subject: 'Subject', grade: 'Grade', topic: 'Topic', author: 'Author', undo: 'Undo', redo: 'Redo',
    preview: 'Preview', publish: 'Publish lesson', published: 'The lesson is published. Boards get it when they next connect.', publishing: 'Publishing…', nothingToPublish: 'The boards have exactly this already',
    minutes: planned => `${planned} of 45 min`, over: minutes => `${minutes} min longer than a lesson`, left: minutes => `${minutes} min free`, full: 'exactly a lesson',
    save: { saved: 'Saved as a draft', waiting: 'Not saved yet…', saving: 'Saving…', offline: 'No link: your changes are here and will be saved', refused: 'The draft was not saved', conflict: 'Somebody else changed the lesson' },
    conflict: (by, when) => `${by || 'Somebody'} changed this lesson: ${when}. Your latest changes are on this page only.`,
    keepMine: 'Save my changes as a copy', takeTheirs: 'Open the new version', keptAsCopy: 'Your version is saved as a lesson of its own.', refreshed: 'The lesson was refreshed: it changed in another window.',
    incomplete: 'Cannot be published yet', leave: 'Your changes are not saved yet.',
    dropped: title => `Stage “${title}” added`,
  },
  stages: {
    title: 'Stages', add: 'Add a stage', untitled: 'Untitled stage', none: 'No stages yet. Add an empty one, or drag a material here from the library.', full: 'A lesson has at most 100 stages.',
    up: title => `Move stage “${title}” up`, down: title => `Move stage “${title}” down`, drag: 'Drag to change the order', dropHere: 'Drop to add a stage',
    minutes: minutes => `${minutes} min`, copy: 'Copy stage', remove: 'Remove stage', name: 'Title of the stage', plan: 'Planned minutes',
    moved: (title, place) => `Stage “${title}” is now number ${place}`,
    choose: 'Choose a stage on the left: what board, teacher and student see appears here.',
    has: { board: 'Has a board face', teacher: 'Has a teacher face', student: 'Has a student face' },
  },
  face: {
    names: { board: 'Board', teacher: 'Teacher', student: 'Student' }, tabs: 'What is seen during this stage',
    leads: { board: 'The whole class sees it.', teacher: 'Only the teacher sees it. It never reaches the board.', student: 'A student sees it on a device. It never reaches the board.' },
    kind: 'What to show', kinds: { none: 'Nothing', text: 'Text', material: 'Material', exercise: 'Tasks' },
    heading: 'Heading', paragraphs: 'Text', paragraphsHint: 'Each line becomes a paragraph.', page: 'From page', startS: 'From second',
    choose: 'Choose a material', change: 'Replace', take: 'Take away', gone: 'This material is not in the library', dropHere: 'Drag a material here, or choose one',
    missing: title => `The material “${title}” is missing. Choose another one or take it away.`,
    unseen: 'Nothing is shown here during this stage.',
  },
  shelf: { title: 'Materials of the library', search: 'Find a material', open: 'Library', close: 'Hide the library', addStage: title => `Add “${title}” as a stage`, setFace: title => `Show “${title}” during this stage`, none: 'Nothing found', more: count => `${count} more: narrow the search`, hint: 'Drag into the list of stages, or press the plus.' },
  problem: {
    'no-title': 'The lesson has no title', 'no-stages': 'The lesson has no stages',
    'stage-untitled': stage => `Stage ${stage}: no title`, 'stage-without-minutes': stage => `Stage ${stage}: no minutes`, 'double-stage': stage => `Stage ${stage} has the number of another one`,
    'no-board-face': stage => `Stage ${stage}: nothing for the board`, 'material-missing': (stage, face, title) => `Stage ${stage}, ${face}: the material “${title}” is missing`,
  },
  preview: { title: 'Preview of the lesson', as: 'Seen by', previous: 'Previous stage', next: 'Next stage', place: (stage, of) => `Stage ${stage} of ${of}`, page: page => `Page ${page}`, tasks: count => `${count} ${count === 1 ? 'task' : 'tasks'}`, answer: 'Answer', onBoard: 'The board plays it; here your browser opens it.' },
  importing: {
    title: 'Import a lesson', lead: 'First you see what comes of it. Nothing is saved before “Create lesson”.',
    mesh: 'Lesson file of MESH', meshHint: 'JSON with stages and three screens', folder: 'Folder of files', folderHint: 'Each file becomes a stage: 1, 2, … 10', pdf: 'PDF file', pdfHint: 'Pages become stages', findPdf: 'Find a PDF in the library', pdfHere: 'PDF of the library', bundle: 'Doska lesson (zip)', bundleHint: 'An archive downloaded here or at another school',
    reading: 'Reading the file…', notMesh: name => `“${name}” does not look like a MESH lesson: it has no list of stages. Nothing has changed; choose another file.`, notPdf: name => `“${name}” did not open as a PDF. Nothing has changed; check the file.`, tooLarge: name => `“${name}” is too large for a lesson file. Nothing has changed.`, noFiles: 'There are no files in the folder. Choose another one.',
    pages: count => `${count} ${count === 1 ? 'page' : 'pages'}`, split: 'How to split', everyPage: 'Every page is a stage', ranges: 'By ranges', rangesLabel: 'Pages of the stages', rangesHint: 'For example: 1-3,4,5-9',
    pagesTitle: (from, to) => (from === to ? `Page ${from}` : `Pages ${from}–${to}`),
    rangeFault: { nothing: 'Write at least one range.', 'not-a-range': part => `“${part}” is no range of pages: write 1-3 or 4.`, backwards: part => `“${part}”: the start is after the end.`, beyond: (part, pages) => `“${part}”: the file has ${pages} pages.`, 'too-many': limit => `At most ${limit} stages.` },
    number: 'No.', stages: 'What comes of it', stage: 'Stage', minutes: 'Min', missing: 'Missing materials', missingLead: 'Find them for their stages after the import: their places stay open.', notes: 'Please note',
    note: {
      'matched-by-title': (stage, title) => `Stage ${stage}: a material was found by its title “${title}”; check that it is the right one.`, 'stage-split': (stage, parts) => `Stage ${stage}: there were ${parts} slides on one screen; they became ${stagesEn(parts)} in a row.`,
      'minutes-guessed': (stage, minutes) => `Stage ${stage}: no time was given, or too much; ${minutes} min were set.`, 'board-filled': stage => `Stage ${stage}: there was nothing for the board; it shows the title of the stage.`,
      'screen-unknown': (stage, screen, title) => `Stage ${stage}: the screen “${screen}” is unknown, “${title}” was left out.`, 'stage-unreadable': place => `Entry ${place} of the file does not look like a stage and was left out.`, 'stages-dropped': count => `A lesson has at most 100 stages; ${stagesEn(count)} were left out.`,
    },
    create: 'Create lesson', creating: (done, of) => `Uploading files: ${done} of ${of}`, created: 'The lesson is created as a draft. Check it and publish it.', again: 'Choose something else',
    refused: names => `The library did not take: ${names}. Their stages have an open place.`, bundleSent: 'The archive is on its way: the library shows how far, the lesson appears here.', technicianOnly: 'Technicians add files to the library. A lesson from a PDF that is there already needs none.',
  },
}
