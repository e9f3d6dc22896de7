import { pluralEn } from '../../plural'
import type { timetablePlacesRu } from '../ru/timetable-places'

/** Classes, rooms and buildings of the school, in English. */
export const timetablePlacesEn: typeof timetablePlacesRu = {
  tab: 'Classes and rooms', label: 'What to show', kinds: { class: 'Classes', room: 'Rooms', building: 'Buildings' }, find: 'Find in the list',
  add: { class: 'Add class', room: 'Add room', building: 'Add building' },
  titleNew: { class: 'New class', room: 'New room', building: 'New building' }, titleEdit: { class: 'Class', room: 'Room', building: 'Building' },
  edit: name => `Edit: ${name}`, none: 'Nothing here yet.', nothing: 'Nothing found. Clear the search.',
  name: { class: 'Name, for example 8 B', room: 'Number or name', building: 'Name' }, needName: 'Write a name.',
  grade: 'Grade', noGrade: 'not given', shift: 'Shift', building: 'Building', noBuilding: 'not given',
  gradeOf: grade => (grade === 0 ? 'no grade given' : `grade ${grade}`), shiftOf: shift => `shift ${shift}`, lessons: count => `${count} ${pluralEn(count, 'lesson', 'lessons')} a week`, inside: count => `${count} ${pluralEn(count, 'class or room', 'classes and rooms')}`,
  save: 'Save', remove: 'Remove', saved: name => `“${name}” is saved.`, removed: name => `“${name}” is removed. It can be undone.`,
  norms: count => `Outside the norms for shifts: ${count}`,
  blocked: {
    title: name => `“${name}” cannot be removed yet:`, lessons: count => `It has lessons (${count}). Move or remove them in the “Week” tab.`, more: count => `and ${count} more`, show: 'Show in the week',
    changes: dates => `It has changes: ${dates}. Put those lessons back to plan in the “Changes” tab.`, days: names => `Special days: ${names}. Remove them in the “Calendar” tab.`, bellRules: numbers => `Rules of bells: ${numbers}. Choose another building in them in the “Bells” tab.`,
    inside: names => `Belonging here: ${names}. Choose another building for them first.`, display: 'A display stands in this room. Move it to another room on the “Displays” page.', invite: 'The class has an invite. Revoke it on the “Invites” page.',
  },
  faults: { 'name-taken': name => `“${name}” is there already. Choose another name.`, 'in-use': 'Lessons or other records still need it, so it stays.', 'last-room': 'This is the last room of the school. Add another one first.' },
}
