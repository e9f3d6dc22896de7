import { pluralEn } from '../../plural'
import type { pushRu } from '../ru/push'

const count = (number: number) => `${number} ${pluralEn(number, 'display', 'displays')}`

/** Showing something on displays, and what became of it. */
export const pushEn: typeof pushRu = {
  title: 'Show on displays', what: 'What to show', where: 'Where', howLong: 'For how long',
  tab: { lesson: 'Lesson', material: 'Material', invite: 'Invite', notice: 'Notice' },
  search: { lesson: 'Find a lesson', material: 'Find a material', invite: 'Find an invite' },
  none: { lesson: 'No lessons found', material: 'No materials found', invite: 'No invites found' },
  emptyLibrary: 'The library is still empty. Add materials under “Library”.', emptyInvites: 'No invites yet. Add them under “Invites”.',
  noticeText: 'Text of the notice', noticeHint: 'Large, on the whole screen. Keep it short: up to 300 characters.', noticeLeft: left => `${left} left`,
  stage: 'Begin with stage', stageNumber: (number, title) => `${number}. ${title}`, page: 'From page',
  duration: { untilCleared: 'Until cleared', lesson: '45 minutes', short: '10 minutes', hour: '1 hour' },
  target: { add: 'Add a display or group', search: 'Display, room or group', remove: name => `Do not send to ${name}`, group: 'Group', all: 'All displays', none: 'Choose where to show it', nothingFound: 'No such display', away: 'no link' },
  awayNote: number => `${count(number)} without a link now: the command waits in the server’s queue and is not lost until its time is over.`,
  leaseNote: number => `A lesson is on at ${count(number)}: the teacher sees an offer and decides.`,
  send: number => (number === 0 ? 'Show' : `Show on ${count(number)}`), sending: 'Sending…',
  loadOnly: 'Only load to the disk, show nothing', load: number => `Load to ${count(number)}`,
  fault: { nobody: 'Nobody to send to: the chosen groups hold no displays.', 'unknown-thing': 'This is no longer in the library. Choose something else.' },
  progressTitle: 'What is happening', sentTo: number => `Sent to ${count(number)}`, close: 'Close', closeHint: 'You may close this: everything stays in the log.', another: 'Show something else',
  state: {
    waiting: 'Waits for the display', sent: 'Sent', received: 'Received', started: 'Under way', progress: 'Loading', offered: 'Offered to the teacher', deferred: 'Teacher: after the lesson', declined: 'Teacher said no',
    done: 'Done', failed: 'Failed', expired: 'Too late', rejected: 'Not accepted', duplicate: 'Had it already', unknown: 'Unknown', cancelled: 'Cancelled',
  },
  stateLong: {
    waiting: 'The display is not connected. The command goes out as soon as it is.', sent: 'On its way; we wait for the display to receive it.', received: 'The display has it and is about to begin.', started: 'The display is doing it.',
    progress: 'The display loads the files it needs.', offered: 'A lesson is on: the teacher sees the offer and decides.', deferred: 'The teacher chose to show it after the lesson.', declined: 'The teacher chose “No”. Talk to the teacher and send it again.',
    done: 'The display checked and confirmed it.', failed: 'The display tried and could not.', expired: 'The display did not come online in time. Check power and network, then try again.', rejected: 'The display refused to do it.',
    duplicate: 'The display had this command already; we wait for its result.', unknown: 'The display did not say how it ended. Look at it or take a screenshot, then try again.', cancelled: 'Cancelled before it was sent; nothing changed on the display.',
  },
  error: {
    'not-verified': 'The display obeyed, but its check saw no effect. Check driver and device.', replayed: 'The display has seen a newer command. Send it again.', 'clock-doubt': 'The display does not know the exact time and cannot judge the command’s age. Set its clock.',
    'unknown-command': 'The display does not know this command: update Doska on it.', 'wrong-args': 'The display did not understand the command’s details: update Doska on it.',
    'wrong-signature': 'The signature is wrong: the display trusts another server. Enrol it again.', oversize: 'The command is too large.', malformed: 'The display could not read the command: update Doska on it.',
    'hidden-phones': 'A lesson is on: codes for pupils are hidden (law 273-FZ, art. 43 p. 4.1). Show it in a break, or ask the teacher to show it at the board.',
    'hidden-no-meeting': 'Codes for parents are shown at parents’ meetings only. Plan one under “Invites”, or begin it at the board.', 'hidden-meeting': 'A parents’ meeting is on in the room. Show this code after it.',
    'not-supported': 'This display cannot do that.', 'unknown-material': 'The display does not know of it yet: the library’s list has not reached it. Check its link and try again.',
    'not-ready': 'The material is not loaded in full yet. Load materials and try again.', 'source-unreachable': 'The display could not get the files from the server. Check the network.', 'no-space': 'The display’s disk is full. Free it and try again.',
    damaged: 'The file is damaged. Check the display’s files and try again.', refused: 'The server did not give the files to the display. Check that the material is in the library.', 'cannot-play': 'The display cannot show this file. Check it in the library.', 'cannot-load': 'The display could not open the material. Check it in the library.',
    interrupted: 'The display restarted in the middle of the command. Try again.', replaced: 'Something else was opened on the display meanwhile.', 'not-shown': 'The picture never appeared. Take a screenshot and look.',
    disk: 'The display’s disk did not take the data. Check the disk.', internal: 'The display’s program stumbled. Try again; if it happens again, restart Doska on it.', 'no-window': 'No Doska window is open on the display. Open it.', 'upload-refused': 'The screenshot was taken, but the server did not take it. Try again.', expired: 'The command arrived too late. Send it again.', 'unknown-key': 'The display does not know this server’s key. Enrol the display again.',
  },
  errorOther: message => `The display explained: “${message}”. Try again; if that does not help, look at the display itself.`, errorNone: 'The display gave no reason. Try again and look at the display itself.',
  percent: percent => `${percent}%`, untilOffer: 'The offer stands',
  cancel: 'Cancel', cancelOne: name => `Cancel for “${name}”`, cancelled: 'Cancelled.', retry: number => `Try again on ${count(number)}`, clear: 'Clear from displays',
  cancelFault: { unknown: 'This command is gone.', 'already-sent': 'The command has been sent. Use “Clear from displays” to take it off.' },
  history: 'Course', historyOf: name => `Course of the command for “${name}”`,
}
