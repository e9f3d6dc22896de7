import { pluralEn } from '../../plural'
import type { libraryRu } from '../ru/library'
import { formatsEn } from './formats'

/** Library: finding, looking at, adding and removing materials. */
export const libraryEn: typeof libraryRu = {
  formats: formatsEn,
  title: 'Library', search: 'Find by title, topic, author', kindLabel: 'Type', subject: 'Subject', anySubject: 'All subjects', grade: 'Grade', anyGrade: 'All grades',
  kind: { lesson: 'Lesson', video: 'Video', image: 'Picture', series: 'Picture series', pdf: 'PDF', audio: 'Sound', html: 'Interactive', epub: 'Book', article: 'Text', h5p: 'H5P', scorm: 'SCORM', link: 'Link' }, kinds: { all: 'All', lesson: 'Lessons', video: 'Videos', image: 'Pictures', series: 'Picture series', pdf: 'PDF', audio: 'Sound', html: 'Interactive', epub: 'Books', article: 'Texts', h5p: 'H5P', scorm: 'SCORM', link: 'Links' },
  none: { title: 'The library is empty', lead: 'Drop files, a folder with index.html or a zip here, or choose them with the button.', nothingFound: 'Nothing found', nothingFoundLead: 'Try another word or reset the filters.' },
  found: count => `${count} ${pluralEn(count, 'entry', 'entries')}`,
  lessonLine: (minutes, stages) => `${minutes} min · ${stages} ${pluralEn(stages, 'stage', 'stages')}`,
  files: count => `${count} ${pluralEn(count, 'file', 'files')}`,
  upload: {
    files: 'Add files', folder: 'Add a folder', drop: 'Drop to add to the library', hint: 'Videos mp4 and webm, pictures, PDF, sound, a zip or folder with index.html, a lesson file',
    title: 'Upload', running: count => `Uploading: ${count}`, finished: 'Upload finished', hide: 'Hide finished', stop: 'Stop', stopOne: name => `Stop uploading “${name}”`, open: 'Open',
    phase: { queued: 'In the queue', receiving: 'Sending', checking: 'Checking the content', converting: 'Converting', done: 'In the library', refused: 'Not accepted', stopped: 'Stopped' },
    amount: (done, total) => `${done} of ${total}`, unreadable: 'The browser could not read the files: they may have been moved or locked. Choose them again.',
    nothing: 'There are no files here that could be added.', tooMany: limit => `At most ${limit} files are added at once. Add the rest next time.`,
    link: 'The link to the server broke. The file was not added; try again when it is back.', stopped: 'Stopped, nothing was added.', retry: name => `Upload “${name}” again`,
    byOther: 'Uploaded from elsewhere',
  },
  refusal: {
    unsupported: name => `“${name}”: Doska does not show such files. Take mp4 (H.264), webm, png, jpeg, webp, gif, pdf, mp3, m4a, ogg, wav, or a zip with index.html.`,
    unsupportedDetail: (name, detail) => `“${name}”: ${detail}.`, damaged: (name, detail) => `“${name}” is damaged: ${detail}.`,
    'path-leaves-folder': path => `The path “${path}” leaves its folder. Such an archive is dangerous: pack it again.`,
    'too-large-unpacked': (name, limit) => `“${name}” unpacks to more than ${limit}. Split it.`, 'too-many-files': limit => `More than ${limit} files inside. Split it.`,
    'no-entry': name => `“${name}” holds nothing that can be opened: no index.html at its top, no SCORM or H5P, not pictures alone, no video with subtitles.`, empty: name => `“${name}” is empty. Check the source file.`,
    'no-space': name => `The server has no room for “${name}”. Free its disk and try again.`, interrupted: name => `The upload of “${name}” broke off. Nothing was added; try again.`,
    cancelled: name => `The conversion of “${name}” was stopped. Nothing was added.`,
  },
  detail: {
    preview: 'Preview', about: 'About', openWhole: 'Open in a new tab', title: 'Title', topic: 'Topic', summary: 'Summary', author: 'Author', licence: 'Licence', grades: 'Grades', added: 'Added', size: 'Size', usedIn: 'Used in lessons', notUsed: 'Not used in any lesson yet',
    save: 'Save', saved: 'Saved. Displays learn of it with their next link.', malformed: 'The server did not accept this. Check the title: 1 to 200 characters.', push: 'Show on displays…', remove: 'Remove material', removed: title => `“${title}” removed from the library.`, restored: title => `“${title}” is back.`,
    removeHint: 'Right after removing it you can bring it back.', inUse: titles => `Lessons need this material: ${titles}. Take it out of them first.`, previewNone: 'The file did not open. Try opening it in a new tab.', discard: 'Do not save',
  },
  lesson: {
    stages: 'Stages', plan: minutes => `Plan: ${minutes} min`, stageMinutes: minutes => `${minutes} min`, face: { board: 'Board', teacher: 'Teacher', student: 'Student' }, tasks: count => `Tasks at the board: ${count}`, noFace: 'none',
    staffOnly: 'What teacher and student see stays here: the board gets nothing but the column “Board”.', page: page => `page ${page}`, from: seconds => `from ${seconds} s`, missing: 'The material is not in the library', push: 'Show the lesson…', openMaterial: title => `Open material “${title}”`,
  },
}
