import type { BoardWord, PlayerWord } from '#shared/contract/package-messages'

/** The board's page as this page's browser knows it; over HTTP it has the hub's own address, which a sandboxed page still sees in its own. */
const boardOrigin = location.protocol === 'doska-content:' ? 'doska://app' : location.origin

/** The player's only way outward. It hears nobody but the window around it, and only while that is the board. */
export function openLine(hear: (word: BoardWord) => void): (word: PlayerWord) => void {
  const board = parent
  addEventListener('message', ({ source, origin, data }) => {
    if (source === board && origin === boardOrigin) hear(data as BoardWord)
  })
  return word => board.postMessage(word, boardOrigin)
}
