import { pluralEn } from '../../plural'
import type { InviteCareWords } from '../ru/invite-care'

export const inviteCareEn: InviteCareWords = {
  renewed: age => `checked ${age}`,
  revoked: age => `Revoked ${age}: shown nowhere`,
  old: 'Nobody has checked this link for a long time. Open it and mark that it works.',
  renew: title => `Mark that the link “${title}” works`,
  renewedNow: 'Marked: the link works.',
  revoke: title => `Revoke “${title}” on all displays`,
  revokedNow: title => `“${title}” is revoked: displays and phones no longer show it.`,
  giveBack: title => `Bring “${title}” back`,
  givenBack: title => `“${title}” is shown again.`,
  sheet: title => `A4 sheet for “${title}”`,
  tooLong: (parameter, limit) => `The part “${parameter}=” of the link is longer than the service takes: up to ${limit} ${pluralEn(limit, 'character', 'characters')}. Copy the link again.`,
  refused: (host, service, law, remedy) => `${service ? `${service} (${host})` : host} is not suitable for a school. ${law} ${remedy}`,
  listed: date => `List of services of ${date}.`,
  print: {
    back: 'Back to invites', print: 'Print or save as PDF', missing: 'There is no such invite, or it is revoked.',
    roles: { pupil: 'For pupils', parent: 'For parents', staff: 'For staff' },
    kinds: { chat: 'Class chat', class: 'Application to the class', organisation: 'Application to the school' },
    steps: ['Open the camera of your phone', 'Point it at the code', 'Tap the link that appears'],
    consequences: { chat: 'You will be in the chat at once.', class: 'You will send an application. The teacher accepts it or says why not.', organisation: 'You will send an application. The school accepts it or says why not.' },
    typed: 'Or type this address in a browser', link: 'The link itself', made: date => `Code of ${date}`, checked: date => `checked ${date}`, printed: date => `Printed ${date}`,
    from: metres => `Can be read from up to ${metres} m away`, replaced: 'If the code does not open, it may have been replaced: ask the class teacher.', notDrawable: 'This link cannot be a code: it is too long.',
  },
  meetings: {
    title: 'Parents’ meetings', lead: 'During a meeting the display of the room shows codes for parents and hides those for pupils. A meeting can be begun at the board too.', add: 'Plan a meeting', none: 'No meetings are planned.',
    room: 'Room', class: 'Class', everyClass: 'All classes', from: 'Begins', until: 'Ends', save: 'Save', saved: 'Saved. The room’s display switches by itself.', remove: name => `Cancel the meeting: ${name}`, removed: 'Meeting cancelled.', now: 'on now',
    problem: { when: 'Say when it begins and ends.', range: 'The end must be later than the beginning.' },
  },
}
