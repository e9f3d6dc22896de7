import type { BoardWord, PlayerWord } from '#shared/contract/package-messages'

/** The board's page as this page's browser knows it; over HTTP it has the hub's own address, which a sandboxed page still sees in its own. */
const boardOrigin = location.protocol === 'doska-content:' ? 'doska://app' : location.origin

/**
 * The player's only way outward. It hears nobody but the window around it, and only while that is the board; with its first word the board hands it a port, and what
 * the player says goes there: a worker reads it, the board's page never does.
 */
export function openLine(hear: (word: BoardWord) => void): (word: PlayerWord) => void {
  const board = parent
  let line: MessagePort | undefined
  addEventListener('message', ({ source, origin, data, ports }) => {
    if (source !== board || origin !== boardOrigin) return
    line ??= ports[0]
    hear(data as BoardWord)
  })
  board.postMessage(null, boardOrigin) // "I am here": which window speaks is all that the board looks at
  return word => line?.postMessage(word)
}
