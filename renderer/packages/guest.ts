/**
 * Runs first in every page of a package on a web display, where each page has an opaque origin of its own and reaches no other: the player page cannot put the
 * SCORM run-time around the course, so it comes in here. The hub adds this script to the pages that it serves.
 */
import { ownScript } from './addresses'
import { forgetPeers } from './forget-peers'
import type { GuestName, GuestWord, HostWord } from './guest-words'
import { scormScript, startScorm } from './scorm-run'
import { reachSound, setSound } from './sound'
import { lendStorage } from './storage'

const say = (word: GuestWord): void => parent.postMessage(word, '*') // secret to nobody: the course's own data, to the page that frames it

forgetPeers(window)
lendStorage(window)
reachSound(window)
const told = readName()
if (told) setSound(told.sound)
say({ guest: 'here' })

addEventListener('message', ({ source, data }) => {
  if (source !== parent) return
  const word = data as HostWord | null
  if (word?.host === 'ping') say({ guest: 'alive', beat: word.beat })
  if (word?.host !== 'sound') return
  setSound(word.sound)
  for (let index = 0; index < frames.length; index++) frames[index]!.postMessage(word, '*')
})

if (told?.scorm && document.readyState === 'loading') {
  const { version } = told.scorm
  Object.assign(window, { doskaScorm: () => begin(told, told.scorm!) })
  // The course asks for its run-time in its first script: only what the parser itself loads is there by then.
  document.write(`<script src="${ownScript(scormScript(version))}"></script><script>doskaScorm()</script>`)
}

function begin(name: GuestName, scorm: NonNullable<GuestName['scorm']>): void {
  startScorm(
    window,
    scorm,
    elements => {
      window.name = JSON.stringify({ ...name, scorm: { ...scorm, kept: elements } }) // for the course's next page
      say({ guest: 'elements', part: scorm.part, elements })
    },
    by => say({ guest: 'navigate', by }),
  )
}

function readName(): GuestName | undefined {
  try {
    const name = JSON.parse(window.name) as GuestName
    return name.doska === 'guest' ? name : undefined
  } catch {
    return undefined
  }
}
