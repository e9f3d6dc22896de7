/** The player page: lies on the package's own origin, holds the run-time of SCORM or H5P, and alone talks outward. */
import { openLine } from './line'
import { runCourse } from './run-course'
import { runH5p } from './run-h5p'
import type { Running } from './running'
import { lendStorage } from './storage'

let running: Running | undefined
let isOpen = false

lendStorage(window)
const say = openLine(word => {
  if (word.say === 'open') {
    if (isOpen) return
    isOpen = true
    document.documentElement.lang = word.language
    void (word.type === 'h5p' ? runH5p(word, say) : runCourse(word, say)).then(
      started => (running = started),
      () => say({ say: 'failed', reason: 'cannot-load' }),
    )
  } else if (word.say === 'ping') {
    if (running) running.ping(word.beat)
    else say({ say: 'alive', beat: word.beat })
  } else if (word.say === 'sound') running?.sound(word)
  else if (word.say === 'part') running?.part(word.by)
})
