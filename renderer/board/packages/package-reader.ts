/** A worker that reads what one package's player page says: whatever it sends and however long that takes to read, the board's page goes on, and gets small parsed words only. */
import { playerWordSchema, type PlayerWord } from '#shared/contract/package-messages'
import { MessageGauge, strangerWeight } from './message-gauge'

/** What the board's page is told; nothing follows a flood. */
export type ReaderWord = { readonly word: PlayerWord } | { readonly flood: true }

addEventListener('message', ({ ports: [line] }) => {
  if (line) read(line)
})

function read(line: MessagePort): void {
  const gauge = new MessageGauge()
  const tell = (told: ReaderWord) => postMessage(told)
  const end = () => {
    line.close()
    tell({ flood: true })
  }
  line.onmessageerror = () => {
    if (!gauge.take(performance.now(), strangerWeight)) end()
  }
  line.onmessage = event => {
    const before = performance.now()
    if (!gauge.take(before)) return end()
    const word = playerWordSchema.safeParse(event.data) // reading is what costs: 50 MB take as long as a thousand words
    const after = performance.now()
    if (!gauge.take(after, after - before)) end()
    else if (word.success) tell({ word: word.data })
  }
}
