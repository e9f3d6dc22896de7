import { pluralEn } from '../../plural'
import type { invitesRu, noticesRu } from '../ru/school-life'

/** Invites and notices. */
export const invitesEn: typeof invitesRu = {
  title: 'Invites', lead: 'Links to chats and classes that boards show as QR codes.', add: 'Add an invite', edit: title => `Edit “${title}”`, remove: title => `Remove “${title}”`,
  none: 'No invites yet', noneLead: 'Add a class link: its QR code appears on the idle screen of boards.', search: 'Find a class or title', nothingFound: 'No such invites',
  role: { pupil: 'For pupils', parent: 'For parents', staff: 'For staff' }, kind: { chat: 'Chat: joins at once', class: 'Class: application', organisation: 'School: application' },
  kindHint: { chat: 'The link takes a person straight into the chat.', class: 'A person applies and is accepted, or refused with a reason.', organisation: 'A person applies to the organisation and is accepted, or refused with a reason.' },
  field: { class: 'Class', role: 'For whom', kind: 'Where it leads', title: 'Title', url: 'Link', short: 'Short address' }, urlHint: 'Paste all of it: / _ = matter, the link is kept as it is.', shortHint: 'Last part of an address that can be typed: Latin letters, digits, hyphen, 2 to 12 characters.',
  age: age => `added ${age}`, saved: 'Saved. Boards change the code with their next link.', removed: title => `Invite “${title}” removed. Boards take its code off.`, titleNew: 'New invite', titleEdit: 'Edit invite', save: 'Save', copy: 'Copy link', copied: 'Link copied.', restored: 'Invite is back.', show: 'Show on displays…',
  problem: { title: 'Give it a title of up to 80 characters.', url: 'Paste the link.', 'url-https': 'The link must begin with https://', 'url-form': 'The link is mistyped: it may hold no spaces and no Cyrillic letters.', short: '2 to 12 characters: small Latin letters, digits, hyphen.', 'short-taken': 'Another invite has this address already.', class: 'Choose a class.' },
  fault: {
    malformed: 'The server did not accept the invite: check the link and the fields.', 'not-https': 'The link must begin with https://',
  },
}
export const noticesEn: typeof noticesRu = {
  title: 'Notices', lead: 'Lines on the idle screen of boards.', add: 'Add a notice', titleNew: 'New notice', titleEdit: 'Edit notice', none: 'No notices yet', noneLead: 'Write one: it appears on the idle screen of all boards.',
  text: 'Text', from: 'Show from', until: 'Show until', always: 'always', fromNow: 'at once', optional: 'optional', left: count => `${count} ${pluralEn(count, 'character', 'characters')} left`,
  state: { now: 'On show', later: 'Not begun', over: 'Over' }, range: (from, until) => `${from} – ${until}`, save: 'Save', saved: 'Saved. Boards show it with their next link.', removed: 'Notice removed.', restored: 'Notice is back.', edit: text => `Edit “${text}”`, remove: text => `Remove “${text}”`,
  problem: { text: 'Write 1 to 300 characters.', range: 'The end must be later than the beginning.' }, zone: zone => `School time: ${zone}`,
}
